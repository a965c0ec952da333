// The calls that 2.1 adds, as a station without battery swap, streams, priority charging and grid functions answers them.
import type { Requests21, Responses21, ToStation201, ToStation21 } from '@stationmaster/ocpp';
import type { CommandAnswer } from '../dialect.ts';

type Added = Exclude<ToStation21, ToStation201>;
type Tariff = Requests21['SetDefaultTariff']['tariff'];
type Commands = { [A in Added]: (request: Requests21[A]) => Responses21[A] };

const rejected = () => ({ status: 'Rejected' }) as const;
const notSupported = () => ({ status: 'NotSupported' }) as const;

/** Of one station: its tariffs are kept by charging point, and shown nowhere. */
export function addedCommands(): (action: string) => ((request: object) => CommandAnswer) | undefined {
  const tariffs = new Map<number, Tariff>();
  const commands: Commands = {
    ...refusals,
    SetDefaultTariff: ({ evseId, tariff }) => {
      const isKnown = [...tariffs].some(([place, { tariffId }]) => tariffId === tariff.tariffId && place !== evseId);
      if (isKnown) return { status: 'DuplicateTariffId' };
      tariffs.set(evseId, tariff);
      return { status: 'Accepted' };
    },
    GetTariffs: ({ evseId }) => {
      const [first, ...others] = [...tariffs].filter(([place]) => evseId === 0 || place === evseId).map(assignmentOf);
      if (first === undefined) return { status: 'NoTariff' };
      return { status: 'Accepted', tariffAssignments: [first, ...others] };
    },
    ClearTariffs: ({ tariffIds, evseId }) => {
      const isMeant = (place: number, { tariffId }: Tariff) =>
        (evseId === undefined || place === evseId) && (tariffIds === undefined || tariffIds.includes(tariffId));
      const cleared = [...tariffs].filter(([place, tariff]) => isMeant(place, tariff));
      for (const [place] of cleared) tariffs.delete(place);
      const [first, ...others] = cleared.map(([, { tariffId }]) => ({ tariffId, status: 'Accepted' as const }));
      return { clearTariffsResult: first === undefined ? [{ status: 'NoTariff' }] : [first, ...others] };
    },
  };
  return (action) => {
    const command = Object.hasOwn(commands, action) ? commands[action as Added] : undefined;
    // The table has checked it to be this action's request.
    return command && ((request) => ({ response: command(request as never) }));
  };
}

const refusals = {
  AFRRSignal: rejected,
  AdjustPeriodicEventStream: rejected,
  ChangeTransactionTariff: rejected,
  ClearDERControl: notSupported,
  GetDERControl: notSupported,
  GetPeriodicEventStream: () => ({}),
  NotifyAllowedEnergyTransfer: rejected,
  NotifyWebPaymentStarted: () => ({}),
  RequestBatterySwap: rejected,
  SetDERControl: notSupported,
  UpdateDynamicSchedule: rejected,
  UsePriorityCharging: () => ({ status: 'NoProfile' }) as const,
};

function assignmentOf([place, { tariffId }]: [number, Tariff]) {
  const evseIds: [number] | undefined = place === 0 ? undefined : [place];
  return { tariffId, tariffKind: 'DefaultTariff' as const, ...(evseIds && { evseIds }) };
}
