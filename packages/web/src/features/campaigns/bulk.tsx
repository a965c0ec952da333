// From an entry of the bulk bar to a command on its way: what has to be chosen first, then the question, then its page.
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuEntry } from '../commands/menu-entries.ts';
import { TriggerMessage } from '../commands/questions/TriggerMessage.tsx';
import { GetDiagnostics } from '../transfers/GetDiagnostics.tsx';
import { UpdateFirmware } from '../transfers/UpdateFirmware.tsx';
import { BulkQuestion } from './BulkQuestion.tsx';
import { ChangeSettings } from './ChangeSettings.tsx';
import { bulkRequestOf, releaseCables, type BulkRequest } from './bulk-entries.ts';

type Choosing = 'changeSetting' | 'triggerMessage' | 'updateFirmware' | 'getDiagnostics';
type Bulk = {
  choose: (entry: MenuEntry) => void;
  releaseCables: () => void;
  changeSettings: () => void;
  dialogs: ReactNode;
};

export function useBulk(stationIds: readonly number[]): Bulk {
  const { t } = useTranslation('campaigns');
  const [choosing, setChoosing] = useState<Choosing>();
  const [asked, setAsked] = useState<BulkRequest>();
  const choose = (entry: MenuEntry) => {
    if ('request' in entry) setAsked(bulkRequestOf(entry.request));
    else setChoosing('dialog' in entry ? entry.dialog : 'triggerMessage');
  };
  const onClose = () => setChoosing(undefined);
  const dialogs = (
    <>
      {choosing === 'changeSetting' && <ChangeSettings onSend={setAsked} onClose={onClose} />}
      {choosing === 'triggerMessage' && (
        <TriggerMessage
          ocppVersion={null}
          evse={null}
          place={t('ask.many')}
          onSend={(message) => setAsked({ intent: 'triggerMessage', arguments: { message } })}
          onClose={onClose}
        />
      )}
      {choosing === 'updateFirmware' && (
        <UpdateFirmware
          runningSessions={0}
          onSend={({ arguments: chosen = {} }) => setAsked({ intent: 'updateFirmware', arguments: chosen })}
          onClose={onClose}
        />
      )}
      {choosing === 'getDiagnostics' && (
        <GetDiagnostics
          onSend={({ arguments: chosen = {} }) => setAsked({ intent: 'getDiagnostics', arguments: chosen })}
          onClose={onClose}
        />
      )}
      {asked !== undefined && (
        <BulkQuestion stationIds={stationIds} request={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
  return {
    choose,
    releaseCables: () => setAsked(releaseCables),
    changeSettings: () => setChoosing('changeSetting'),
    dialogs,
  };
}
