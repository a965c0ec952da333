// The head of a station's page: which it is, the commands for the whole of it, and how the last of those fares.
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { useNow } from '../../../ui/format/now.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { isUnderway } from '../../../ui/station/way-stops.ts';
import { commandsQuery } from '../../commands/api.ts';
import { pointOfCommand } from '../../commands/command-names.ts';
import { useCommanding } from '../../commands/commanding.tsx';
import { CommandMenu } from '../../commands/CommandMenu.tsx';
import { LastCommand } from '../../commands/LastCommand.tsx';
import { entriesOfStation } from '../../commands/menu-entries.ts';
import { useMe } from '../../login/api.ts';
import { StationHeader } from './StationHeader.tsx';
import classes from './StationTop.module.css';

/** What is asked about limits is told where the limit stands. */
const aboutLimits: ReadonlySet<string> = new Set(['setLimit', 'readLimit']);

/** How long the end of a command stays in sight; after that it stands in the list alone. */
const shownMs = 10 * 60_000;

function EditLink({ stationId }: { stationId: number }) {
  const { t } = useTranslation('stations');
  return (
    <Button
      leftSection={<IconPencil size={16} stroke={1.5} />}
      renderRoot={(props) => <Link to="/stations/$stationId/edit" params={{ stationId }} {...props} />}
    >
      {t('editThis')}
    </Button>
  );
}

function OrphanNote({ stationId }: { stationId: number }) {
  const { t } = useTranslation('stations');
  return (
    <p className={classes.orphan}>
      {t('orphanNote')}{' '}
      <Link to="/stations/$stationId/edit" params={{ stationId }}>
        {t('orphanEdit')}
      </Link>
    </p>
  );
}

export function StationTop({ station }: { station: Station }) {
  const { t } = useTranslation('commands');
  const now = useNow();
  const isAdmin = useMe().operator.role === 'admin';
  const { data: commands } = useQuery(commandsQuery(station.id));
  const runningSessions = station.points.filter(({ session }) => session !== null).length;
  const { ocppVersion } = station;
  const asked = { ocppVersion, runningSessions, hasSession: runningSessions > 0 };
  const { sending, choose, dialogs } = useCommanding(station.id, asked);
  // Stopping a session names no point either, and stands at the point that it is about. What we ask by ourselves pushes
  // nothing aside that an operator is about to press.
  const last = commands?.items.find(
    (command) =>
      (command.operator !== null || command.apiKey !== null) &&
      pointOfCommand(command) === null &&
      command.arguments['transactionId'] === undefined &&
      !aboutLimits.has(command.intent),
  );
  const isFresh = last !== undefined && (isUnderway(last.state) || now - Date.parse(last.queuedAt) < shownMs);
  const menu = (
    <>
      {isAdmin && <EditLink stationId={station.id} />}
      <CommandMenu
        label={t('menu.openStation')}
        parts={[{ title: t('menu.whole'), entries: entriesOfStation(isAdmin) }]}
        connected={station.connected}
        runningSessions={runningSessions}
        onChoose={choose}
      />
    </>
  );
  return (
    <>
      <StationHeader station={station} actions={menu} />
      {station.groupId === null && <OrphanNote stationId={station.id} />}
      {sending.isError && <ErrorLine error={sending.error} />}
      {isFresh && (
        <Card className={classes.last} label={t('menu.whole')}>
          <LastCommand command={last} />
        </Card>
      )}
      {dialogs}
    </>
  );
}
