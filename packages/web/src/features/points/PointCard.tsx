// One charging point: its state, its running session, its last command, and what can be asked of it.
import { IconPlayerPlay, IconPlayerStopFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command, Station, StationPoint } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { nameOf } from '../../ui/format/name-of.ts';
import { PlugIcon } from '../../ui/icons.tsx';
import { lookOf } from '../../ui/station/point-look.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import { nameOfCommand } from '../commands/command-names.ts';
import { useCommanding } from '../commands/commanding.tsx';
import { LastCommand } from '../commands/LastCommand.tsx';
import { StartCharging } from '../commands/questions/StartCharging.tsx';
import { commandsOfPoint, underwayAt } from './point-commands.ts';
import { PointMenu } from './PointMenu.tsx';
import { SessionCurve, SessionDriver, SessionFigures } from './PointSession.tsx';
import { PointStatus } from './PointStatus.tsx';
import { Sockets } from './Sockets.tsx';
import classes from './PointCard.module.css';

type Props = { station: Station; point: StationPoint; commands: Command[] };

/** Stations of OCPP 2.x say that a point is faulted, and no error. */
function whatIsWrong({ errorCode, status, info }: StationPoint): string {
  const error = errorCode === null || errorCode === 'NoError' ? status : errorCode;
  return [nameOf(error ?? ''), info].filter((part) => part !== null && part !== '').join(': ');
}

export function PointCard({ station, point, commands }: Props) {
  const { t } = useTranslation(['commands', 'ui', 'points']);
  const [choosing, setChoosing] = useState(false);
  const { evse, session } = point;
  const runningSessions = station.points.filter((each) => each.session !== null).length;
  const { sending, ask, choose, dialogs } = useCommanding(station.id, {
    ocppVersion: station.ocppVersion,
    runningSessions,
    hasSession: session !== null,
    point: { evse, driverName: session?.driver?.name ?? null },
  });
  const last = commandsOfPoint(commands, point)[0];
  const underway = underwayAt(commands, point);
  const busyWith = underway === undefined ? sending.variables?.intent : nameOfCommand(underway);
  const isBusy = underway !== undefined || sending.isPending;

  const button = (name: 'startCharging' | 'stopCharging' | 'releaseCable') => ({
    busy: isBusy && busyWith === name,
    disabled: isBusy || !station.connected,
    children: isBusy && busyWith === name ? t(`busy.${name}`) : t(`name.${name}`),
  });

  return (
    <Card flush className={classes.card} label={t('ui:point', { number: evse })}>
      <header className={classes.head}>
        <PointSquare look={lookOf(point, station.connected)} size={36} powerW={point.powerW} />
        <div className={classes.title}>
          <h2>{t('ui:point', { number: evse })}</h2>
          <PointStatus point={point} connected={station.connected} underway={underway} />
        </div>
        <PointMenu evse={evse} connected={station.connected} runningSessions={runningSessions} onChoose={choose} />
      </header>
      <div className={classes.body}>
        <Sockets sockets={point.sockets} />
        {point.state === 'issue' && <p className={classes.issue}>{whatIsWrong(point)}</p>}
        {session === null && <p className={classes.idle}>{t('points:idle')}</p>}
        {session !== null && (
          <>
            <SessionFigures session={session} />
            <SessionCurve session={session} />
            <SessionDriver session={session} />
          </>
        )}
        {last !== undefined && <LastCommand command={last} pointState={point.state} />}
        {sending.isError && <ErrorLine error={sending.error} />}
      </div>
      <footer className={classes.foot}>
        {session === null ? (
          <CapsButton
            icon={<IconPlayerPlay size={16} stroke={1.5} />}
            onClick={() => setChoosing(true)}
            {...button('startCharging')}
          />
        ) : (
          <CapsButton
            tone="danger"
            icon={<IconPlayerStopFilled size={14} />}
            onClick={() => ask({ intent: 'stopCharging', evse, arguments: { sessionId: session.id } })}
            {...button('stopCharging')}
          />
        )}
        <CapsButton
          icon={<PlugIcon />}
          onClick={() => ask({ intent: 'releaseCable', evse, arguments: {} })}
          {...button('releaseCable')}
        />
      </footer>
      {choosing && (
        <StartCharging
          evse={evse}
          onStart={(tokenId) => sending.mutate({ intent: 'startCharging', evse, arguments: { tokenId } })}
          onClose={() => setChoosing(false)}
        />
      )}
      {dialogs}
    </Card>
  );
}
