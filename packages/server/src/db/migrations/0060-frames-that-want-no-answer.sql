-- OCPP 2.1 has a kind of message that nobody answers.
alter table frames drop constraint frames_kind_check;
alter table frames add constraint frames_kind_check check (kind in ('call', 'send', 'result', 'error', 'other')) not valid;
