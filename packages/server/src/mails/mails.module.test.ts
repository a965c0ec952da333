import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { startMailbox, type Mailbox, type MailboxOptions } from '../testing/mailbox.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { keepingCarrier, openKeptMails, queueMail, smtpCarrier, startMailSender } from './mails.ts';
import type { Carrier, Composer, KeptMails, MailSender } from './mails.ts';

type Row = { id: number; state: string; attempts: number; lastError: string | null; dueAt: string | null };
type Page = { items: Row[]; total: number; counts: Record<string, number>; hasMailServer: boolean };
type Mail = Row & { words: { subject: string; text: string } | null };

const minuteMs = 60_000;
const panelUrl = 'https://panel.example.com';

describe('mails to operators', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let clock: ManualClock;
  let folder: string;
  let keptMails: KeptMails;
  const operatorIds: Record<string, number> = {};
  const running: { stop(): Promise<void> }[] = [];
  let faults: unknown[];

  /** Each asking makes a link of its own, and keeps only what it is known by. */
  let links: number;
  const invitation: Composer = async (tx, { to, arguments: { name } }) => {
    links += 1;
    await tx.query(`update operators set name = $2 where organization_id = $1 and username = 'gamma'`, [
      tx.organizationId,
      `link ${links}`,
    ]);
    return { subject: 'Invitation', text: `Hello ${name}, ${to}\n\n${panelUrl}/invitations/${links}` };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-mails-'));
    keptMails = openKeptMails(join(folder, 'mails'));
    panel = await startTestPanel({ keptMails });
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    const rows = await query<{ username: string; id: number }>(
      'select username, id from operators where organization_id = $1',
    );
    for (const { username, id } of rows) operatorIds[username] = id;
  });
  after(async () => {
    await panel.stop();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    clock = createManualClock(panel.clock.now());
    links = 0;
    faults = [];
    await query('delete from mails where organization_id = $1');
  });
  afterEach(async () => {
    for (const part of running.splice(0).reverse()) await part.stop();
  });

  function query<T>(text: string): Promise<T[]> {
    const { organizationId } = picture;
    return panel.doors.withTenant(organizationId, (tx) => tx.query<T>(text, [organizationId]));
  }
  const queue = (to: string, more: { kind?: string; about?: string[] } = {}) =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      queueMail(tx, {
        kind: more.kind ?? 'invitation',
        to,
        operatorIds: (more.about ?? ['beta']).map((name) => operatorIds[name] ?? 0),
        arguments: { name: 'Åsa' },
        dueAt: clock.now(),
      }),
    );
  const rowOf = async (id: number) => (await alpha.get<Mail>(`/mails/${id}`)).body;

  async function openMailbox(options?: MailboxOptions): Promise<Mailbox> {
    const mailbox = await startMailbox(options);
    running.push(mailbox);
    return mailbox;
  }

  function startSender(carrier: Carrier, composers: Record<string, Composer> = { invitation }): MailSender {
    const sender = startMailSender({
      ...panel,
      clock,
      carrier,
      composers,
      keptMails,
      newId: randomUUID,
      letterhead: { from: 'charging@example.com', panelUrl, supportUrl: undefined },
      onFault: (error) => faults.push(error),
    });
    running.push(sender);
    return sender;
  }

  test('a mail is put into words and sent as soon as its occasion is committed', async () => {
    const mailbox = await openMailbox({ login: { user: 'charging@example.com', password: 'p@ss: word' } });
    const sender = startSender(smtpCarrier(mailbox.server));
    const id = await queue('åsa@example.com');
    // Nobody looked, and no time has passed: the news of the commit was enough.
    const mail = await mailbox.nextMail('åsa@example.com');
    assert.equal(mail.subject, 'Invitation');
    assert.equal(mail.from, 'ACME <charging@example.com>');
    assert.equal(mail.text, `Hello Åsa, åsa@example.com\n\n${panelUrl}/invitations/1\n\n-- \nACME`);
    assert.ok(mail.html.includes(`<a href="${panelUrl}/invitations/1"`));
    await sender.settle();
    const { state, attempts, lastError, words } = await rowOf(id);
    assert.deepEqual(
      { state, attempts, lastError, words },
      { state: 'sent', attempts: 1, lastError: null, words: null },
    );
    assert.deepEqual(faults, []);
  });

  test('no mail leaves where its occasion was not committed', async () => {
    const mailbox = await openMailbox();
    const sender = startSender(smtpCarrier(mailbox.server));
    const failed = panel.doors.withTenant(picture.organizationId, async (tx) => {
      await queueMail(tx, { kind: 'invitation', to: 'a@example.com', operatorIds: [], dueAt: clock.now() });
      throw new Error('the occasion fell through');
    });
    await assert.rejects(failed, /fell through/);
    await sender.settle();
    assert.deepEqual([mailbox.received, links], [[], 0]);
  });

  test('a refused recipient fails at once, in plain words, and holds up nobody else (M-message-email)', async () => {
    const refuse = (to: string) => (to === 'gone@example.com' ? { code: 550, text: 'No such user here' } : undefined);
    const mailbox = await openMailbox({ refuse });
    const refused = await queue('gone@example.com');
    const fine = await queue('here@example.com');
    await startSender(smtpCarrier(mailbox.server)).settle();
    const { state, lastError, attempts } = await rowOf(refused);
    assert.deepEqual([state, attempts], ['failed', 1]);
    assert.match(lastError ?? '', /^Problem with email address\. The mail server says: 550 .*No such user here/);
    assert.equal((await rowOf(fine)).state, 'sent');
  });

  test('a mail server that is away is asked again after growing waits, and the mail arrives when it is back', async () => {
    const away = await startMailbox();
    await away.stop();
    const sender = startSender(smtpCarrier(away.server));
    const id = await queue('patient@example.com');
    await sender.settle();
    const first = await rowOf(id);
    assert.deepEqual([first.state, first.attempts], ['queued', 1]);
    assert.match(first.lastError ?? '', /^The mail server cannot be reached/);
    assert.equal(first.dueAt, new Date(clock.now().getTime() + minuteMs).toISOString());
    clock.advance(minuteMs);
    await sender.settle();
    const second = await rowOf(id);
    assert.deepEqual([second.state, second.attempts], ['queued', 2]);
    assert.equal(second.dueAt, new Date(clock.now().getTime() + 5 * minuteMs).toISOString());
    const back = await openMailbox({ port: away.port });
    await sender.settle();
    assert.deepEqual(back.received, []);
    clock.advance(5 * minuteMs);
    await sender.settle();
    assert.deepEqual(back.received, ['patient@example.com']);
    assert.equal((await rowOf(id)).state, 'sent');
    assert.deepEqual(faults, []);
  });

  test('a mail is given up after a day, with the last reason, and sent with new words on request (S-19)', async () => {
    const mailbox = await openMailbox({ login: { user: 'right', password: 'right' } });
    const wrong = { ...mailbox.server, login: { user: 'right', password: 'wrong' } };
    const sender = startSender(smtpCarrier(wrong));
    const id = await queue('a@example.com');
    const beganMs = clock.now().getTime();
    let given = await rowOf(id);
    while (given.state === 'queued') {
      clock.advance(Date.parse(given.dueAt ?? '') - clock.now().getTime());
      await sender.settle();
      given = await rowOf(id);
    }
    assert.equal(given.state, 'failed');
    assert.ok(clock.now().getTime() - beganMs > 20 * 60 * minuteMs);
    assert.match(given.lastError ?? '', /^The mail server refused the login: 535/);
    assert.doesNotMatch(given.lastError ?? '', /wrong/);
    await sender.stop();
    const retried = await alpha.post<Row>(`/mails/${id}/retry`);
    assert.deepEqual([retried.status, retried.body.state, retried.body.lastError], [200, 'queued', null]);
    const before = links;
    await startSender(smtpCarrier(mailbox.server)).settle();
    const mail = await mailbox.nextMail('a@example.com');
    assert.ok(mail.text.includes(`/invitations/${before + 1}\n`));
    assert.equal((await alpha.post<{ code: string }>(`/mails/${id}/retry`)).body.code, 'mail_on_its_way');
    const entries = await query<{ action: string }>(
      `select action from audit_entries where organization_id = $1 and action = 'mail.retry'`,
    );
    assert.equal(entries.length, 1);
  });

  test('two senders at the same table send each mail once', async () => {
    const mailbox = await openMailbox();
    const to = Array.from({ length: 23 }, (_, index) => `operator-${index}@example.com`);
    for (const address of to) await queue(address);
    const senders = [startSender(smtpCarrier(mailbox.server)), startSender(smtpCarrier(mailbox.server))];
    await Promise.all(senders.map((sender) => sender.settle()));
    await Promise.all(senders.map((sender) => sender.settle()));
    assert.deepEqual(mailbox.received.toSorted(), to.toSorted());
    assert.equal(links, to.length);
    const { counts } = (await alpha.get<Page>('/mails')).body;
    assert.deepEqual(counts, { queued: 0, sent: 23, kept: 0, failed: 0 });
  });

  test('a mail that was sent by a node which then died is sent once more by another', async () => {
    const mailbox = await openMailbox();
    const handedOver = Promise.withResolvers<void>();
    const died = Promise.withResolvers<void>();
    const dying = startSender(async () => {
      handedOver.resolve();
      await died.promise;
      return { state: 'kept' };
    });
    const id = await queue('twice@example.com');
    await handedOver.promise;
    const other = startSender(smtpCarrier(mailbox.server));
    await other.settle();
    assert.deepEqual(mailbox.received, []);
    clock.advance(10 * minuteMs);
    await other.settle();
    assert.deepEqual(mailbox.received, ['twice@example.com']);
    // What it says of its attempt, should it live after all, no longer counts.
    died.resolve();
    await dying.settle();
    const { state, attempts } = await rowOf(id);
    assert.deepEqual([state, attempts, links], ['sent', 2, 2]);
  });

  test('a sender that is stopped breaks off what does not arrive, to be sent later', async () => {
    const begun = Promise.withResolvers<void>();
    const sender = startSender((_mail, _message, signal) => {
      begun.resolve();
      return new Promise((resolve) => {
        const reason = 'broken off';
        signal.addEventListener('abort', () => resolve({ state: 'refused', isFinal: false, reason }));
      });
    });
    const id = await queue('a@example.com');
    await begun.promise;
    const stopping = sender.stop();
    clock.advance(5_000);
    await stopping;
    const { state, lastError } = await rowOf(id);
    assert.deepEqual([state, lastError], ['queued', 'broken off']);
    assert.equal(clock.pendingTimers, 0);
  });

  test('a mail that nobody wants any more is dropped, and one without words is tried again, with neighbours unharmed', async () => {
    const mailbox = await openMailbox();
    const sender = startSender(smtpCarrier(mailbox.server), {
      invitation,
      unwanted: async () => undefined,
      broken: () => Promise.reject(new Error('no words')),
    });
    const ids = [
      await queue('a@example.com', { kind: 'unwanted' }),
      await queue('b@example.com', { kind: 'broken' }),
      await queue('c@example.com', { kind: 'unheard_of' }),
    ];
    await queue('d@example.com');
    await sender.settle();
    const rows = await Promise.all(ids.map(rowOf));
    assert.deepEqual(
      rows.map(({ state, lastError }) => [state, lastError]),
      [
        ['failed', 'No longer wanted.'],
        ['queued', 'The mail could not be put into words.'],
        ['queued', 'The mail could not be put into words.'],
      ],
    );
    assert.deepEqual(mailbox.received, ['d@example.com']);
    assert.equal(faults.length, 2);
  });

  test('without a mail server mails are kept for admins, who leave a trace when they read the words (S-19, S-20)', async () => {
    const id = await queue('a@example.com');
    await startSender(keepingCarrier(keptMails)).settle();
    const { body } = await alpha.get<Page>('/mails?state=kept');
    assert.deepEqual([body.items.map((item) => item.id), body.total, body.hasMailServer], [[id], 1, false]);
    const kept = await rowOf(id);
    assert.deepEqual([kept.state, kept.words?.subject], ['kept', 'Invitation']);
    assert.ok(kept.words?.text.includes(`\n${panelUrl}/invitations/1\n`));
    const entries = await query<{ action: string; subject_id: string }>(
      `select action, subject_id from audit_entries where organization_id = $1 and action = 'mail.read'`,
    );
    assert.deepEqual(entries, [{ action: 'mail.read', subject_id: String(id) }]);
    const own = join(folder, 'mails', String(picture.organizationId));
    assert.deepEqual(await readdir(own), [`${id}.eml`]);
    assert.equal((await stat(own)).mode & 0o777, 0o700);
    assert.equal((await stat(join(own, `${id}.eml`))).mode & 0o777, 0o600);
    const stored = await query<{ stored: string }>('select m::text as stored from mails m where organization_id = $1');
    assert.doesNotMatch(stored[0]?.stored ?? '', /invitations/);
  });

  test('a kept mail is sent on request with a new link, and its old words are gone', async () => {
    const id = await queue('a@example.com');
    const keeping = startSender(keepingCarrier(keptMails));
    await keeping.settle();
    await keeping.stop();
    const mailbox = await openMailbox();
    const sender = startSender(smtpCarrier(mailbox.server));
    await sender.settle();
    assert.deepEqual(mailbox.received, []);
    await alpha.post(`/mails/${id}/retry`);
    await sender.settle();
    assert.ok((await mailbox.nextMail('a@example.com')).text.includes('/invitations/2'));
    assert.equal(await keptMails.read({ organizationId: picture.organizationId, id }), undefined);
  });

  test('admins see mails about operators of their domain alone, and those about nobody only if they see everything (S-11, S-12)', async () => {
    const aboutGamma = await queue('gamma@example.com', { about: ['gamma'] });
    const aboutBoth = await queue('both@example.com', { about: ['gamma', 'beta'] });
    const aboutNobody = await queue('nobody@example.com', { about: [] });
    const aboutGone = await queue('gone@example.com', { about: ['nobody who is there'] });
    const delta = await panel.logIn('delta');
    const seen = await delta.get<Page>('/mails');
    assert.deepEqual([seen.body.items.map(({ id }) => id), seen.body.counts['queued']], [[aboutGamma], 1]);
    for (const id of [aboutBoth, aboutNobody, aboutGone]) {
      assert.equal((await delta.get<{ code: string }>(`/mails/${id}`)).body.code, 'mail_not_found');
      assert.equal((await delta.post<{ code: string }>(`/mails/${id}/retry`)).body.code, 'mail_not_found');
    }
    assert.equal((await alpha.get<Page>('/mails')).body.total, 4);
    const found = await alpha.get<Page>('/mails?search=BOTH@&pageSize=1');
    assert.deepEqual([found.body.items.map(({ id }) => id), found.body.total], [[aboutBoth], 1]);
  });

  test('mails are forgotten after thirty days, with their words', async () => {
    const sender = startSender(keepingCarrier(keptMails));
    const id = await queue('a@example.com');
    await sender.settle();
    clock.advance(30 * 24 * 60 * minuteMs);
    await sender.settle();
    assert.equal((await alpha.get(`/mails/${id}`)).status, 200);
    clock.advance(61 * minuteMs);
    await sender.settle();
    assert.equal((await alpha.get(`/mails/${id}`)).status, 404);
    assert.equal(await keptMails.read({ organizationId: picture.organizationId, id }), undefined);
  });
});
