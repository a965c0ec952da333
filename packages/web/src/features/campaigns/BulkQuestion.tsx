// The question before a command goes to many charging stations, with what it would interrupt and whom it would not reach.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Impact } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { nameOfCommand, type CommandName } from '../commands/command-names.ts';
import { impactQuery, useStartCampaign } from './api.ts';
import type { BulkRequest } from './bulk-entries.ts';
import { endingOf } from './foreseen.ts';

type ForeseenProps = { name: CommandName; impact: Impact; request: BulkRequest };

function Foreseen({ name, impact, request: { settings = [], lasting = false } }: ForeseenProps) {
  const { t } = useTranslation('campaigns');
  const endings = endingOf(name, impact);
  const away = impact.stations - impact.connected;
  return (
    <>
      {settings.map(({ key, value }) => (
        <p key={key}>
          {key}: <b>{value}</b>
        </p>
      ))}
      {endings.map(({ key, count }) => (
        <p key={key} className={layout.warning}>
          {t(`ask.${key}`, { count })}
        </p>
      ))}
      {endings.length === 0 && <p>{t('ask.nothing')}</p>}
      {name === 'releaseCable' && <p>{t('ask.cables')}</p>}
      {away > 0 && <p>{t(settings.length > 0 ? 'ask.waiting' : 'ask.away', { count: away })}</p>}
      {lasting && <p>{t('ask.lasting')}</p>}
      <p className={layout.note}>{t('ask.pace')}</p>
    </>
  );
}

type Props = { stationIds: readonly number[]; request: BulkRequest; onClose: () => void };

export function BulkQuestion({ stationIds, request, onClose }: Props) {
  const { t } = useTranslation(['campaigns', 'commands', 'ui']);
  const navigate = useNavigate();
  const { data: impact, error } = useQuery(impactQuery(stationIds));
  const starting = useStartCampaign();
  const name = nameOfCommand({ intent: request.intent, arguments: request.arguments ?? {} });
  const start = () =>
    starting.mutate(
      { ...request, stationIds: [...stationIds] },
      {
        onSuccess: ({ id }) => void navigate({ to: '/stations/campaigns/$campaignId', params: { campaignId: id } }),
      },
    );
  return (
    <Dialog title={t('ask.title', { name: t(`commands:name.${name}`), count: stationIds.length })} onClose={onClose}>
      <div className={layout.form} role="status">
        {impact !== undefined && <Foreseen name={name} impact={impact} request={request} />}
        {impact === undefined && error === null && <p className={layout.note}>{t('ask.counting')}</p>}
        {error !== null && <ErrorLine error={error} />}
        {starting.isError && <ErrorLine error={starting.error} />}
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton tone="main" busy={starting.isPending} disabled={impact === undefined} onClick={start}>
            {t(`commands:name.${name}`)}
          </CapsButton>
        </div>
      </div>
    </Dialog>
  );
}
