// Commands of the core profile that concern the station as a whole: settings, service, resets.
import type { Machine } from '../../machine.ts';
import type { Commands } from '../command.ts';

/** What takes effect at once when a setting changes. */
function settingChanged(machine: Machine, key: string): void {
  const name = key.toLowerCase();
  if (name === 'heartbeatinterval') machine.boot.restartHeartbeat();
  if (name === 'clockaligneddatainterval') machine.aligned.restart();
}

const ownVendor = 'org.stationmaster.simulator';

export const coreCommands = {
  GetConfiguration: ({ configuration }, { key: wanted }) => {
    const all = configuration.readable();
    if (wanted === undefined || wanted.length === 0) return { response: { configurationKey: all } };
    const find = (key: string) => all.find((entry) => entry.key.toLowerCase() === key.toLowerCase());
    return {
      response: {
        configurationKey: wanted.flatMap((key) => find(key) ?? []),
        unknownKey: wanted.filter((key) => find(key) === undefined),
      },
    };
  },

  ChangeConfiguration: ({ machine, configuration }, { key, value }) => {
    const status = configuration.change(key, value);
    return { response: { status }, act: () => status === 'Accepted' && settingChanged(machine, key) };
  },

  ChangeAvailability: ({ machine }, { connectorId, type }) => {
    const points = connectorId === 0 ? machine.points : machine.points.slice(connectorId - 1, connectorId);
    if (points.length === 0) return { response: { status: 'Rejected' } };
    const isScheduled = type === 'Inoperative' && points.some(({ session }) => session !== undefined);
    const act = () => {
      for (const point of points) point.setOperative(type === 'Operative');
      if (connectorId === 0) machine.statuses.tell(0);
    };
    return { response: { status: isScheduled ? 'Scheduled' : 'Accepted' }, act };
  },

  UnlockConnector: ({ machine: { points } }, { connectorId }) => {
    const point = points[connectorId - 1];
    if (point === undefined) return { response: { status: 'NotSupported' } };
    return {
      response: { status: 'Unlocked' },
      act: () => {
        if (point.session !== undefined) point.stop('UnlockCommand');
      },
    };
  },

  ClearCache: ({ machine: { authorization } }) => {
    authorization.forgetLearned();
    return { response: { status: 'Accepted' } };
  },

  Reset: ({ machine }, { type }) => ({
    response: { status: 'Accepted' },
    act: () => (type === 'Soft' ? machine.reset('SoftReset', 'when-told') : machine.reset('HardReset', 'at-once')),
  }),

  DataTransfer: (_station, { vendorId, messageId, data }) => {
    if (vendorId !== ownVendor) return { response: { status: 'UnknownVendorId' } };
    if (messageId !== 'echo') return { response: { status: 'UnknownMessageId' } };
    return { response: { status: 'Accepted', ...(data === undefined ? {} : { data }) } };
  },
} satisfies Commands;
