// Sends commands to a station, asking first where something has to be chosen or would be interrupted.
import { useState, type ReactNode } from 'react';
import type { CommandRequest } from '../../api/contract.ts';
import { useSendCommand } from './api.ts';
import { CommandQuestion, type Asked } from './questions/CommandQuestion.tsx';
import type { MenuEntry } from './menu-entries.ts';
import { questionFor, type Question } from './questions/questions.ts';
import { GetDiagnostics } from '../transfers/GetDiagnostics.tsx';
import { UpdateFirmware } from '../transfers/UpdateFirmware.tsx';
import { TriggerMessage } from './questions/TriggerMessage.tsx';

type Commanding = {
  sending: ReturnType<typeof useSendCommand>;
  ask: (request: CommandRequest) => void;
  choose: (entry: MenuEntry) => void;
  dialogs: ReactNode;
};

/** `hasSession`: whether a session runs at the point that is asked. */
export function useCommanding(
  stationId: number,
  { hasSession, ...asked }: Asked & { hasSession: boolean },
): Commanding {
  const sending = useSendCommand(stationId);
  const [question, setQuestion] = useState<Question | null>(null);
  const [trigger, setTrigger] = useState<{ at: number | null } | null>(null);

  const [files, setFiles] = useState<'updateFirmware' | 'getDiagnostics' | null>(null);

  const ask = (request: CommandRequest) => {
    const needed = questionFor(request, hasSession);
    if (needed === null) sending.mutate(request);
    else setQuestion(needed);
  };
  const choose = (entry: MenuEntry) => {
    if ('request' in entry) ask(entry.request);
    else if ('dialog' in entry) setFiles(entry.dialog);
    else setTrigger({ at: entry.triggerAt });
  };
  const dialogs = (
    <>
      {question !== null && (
        <CommandQuestion
          {...asked}
          question={question}
          onConfirm={() => sending.mutate(question.request)}
          onClose={() => setQuestion(null)}
        />
      )}
      {trigger !== null && (
        <TriggerMessage
          ocppVersion={asked.ocppVersion}
          evse={trigger.at}
          onSend={(message) => sending.mutate({ intent: 'triggerMessage', evse: trigger.at, arguments: { message } })}
          onClose={() => setTrigger(null)}
        />
      )}
      {files === 'updateFirmware' && (
        <UpdateFirmware
          runningSessions={asked.runningSessions}
          onSend={(request) => sending.mutate(request)}
          onClose={() => setFiles(null)}
        />
      )}
      {files === 'getDiagnostics' && (
        <GetDiagnostics onSend={(request) => sending.mutate(request)} onClose={() => setFiles(null)} />
      )}
    </>
  );
  return { sending, ask, choose, dialogs };
}
