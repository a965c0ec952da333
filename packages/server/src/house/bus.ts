// The bus of this house: its own alone, or joined with those of other nodes where NATS_URL names a server.
import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Bus, JoinedBus } from '../bus/bus.ts';
import { createMemoryBus } from '../bus/memory.ts';
import { joinNats } from '../bus/nats.ts';
import { systemClock as clock } from '../clock.ts';
import type { Settings } from '../config/config.ts';

export type HouseBus = { bus: Bus; joined: JoinedBus | undefined };

type Parts = { settings: Pick<Settings, 'nats'>; secretKey: string; nodeName: string; log: Logger };

export function openBus({ settings: { nats }, secretKey, nodeName, log }: Parts): HouseBus {
  const own = createMemoryBus((error) => log.error({ err: error }, 'A listener to news failed.'));
  if (nats === undefined) return { bus: own, joined: undefined };
  // Several installations may share a server: whoever has not the key neither hears nor guesses where this one speaks.
  const room = createHmac('sha256', secretKey).update('bus').digest('hex').slice(0, 32);
  // The methods of the logger are bound to it.
  const told = { info: log.info.bind(log), warn: log.warn.bind(log) };
  const joined = joinNats({ nats, room, nodeName, own, clock, log: told });
  return { bus: joined, joined };
}
