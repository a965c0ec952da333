// OCPP 1.6 as stations speak it: every word of it that is not about sessions, and where the others are.
import { type Requests16, type Responses16, v16 } from '@stationmaster/ocpp';
import { Steering } from '../charging/steering.ts';
import type { Dialect, Version } from '../dialect.ts';
import type { Machine } from '../machine.ts';
import { settingsBy } from '../settings.ts';
import type { SessionMessage } from '../wire/queue.ts';
import { commandFor } from './commands.ts';
import { createConfiguration } from './configuration.ts';
import { quirks16 } from './quirks.ts';
import { settingKeys16 } from './setting-keys.ts';
import type { Station16 } from './station.ts';
import { Teller16 } from './teller.ts';
import { tokenAnswerOf } from './token-answer.ts';
import { Transactions } from './transactions.ts';

/** Longest serial number of the standard, in characters. */
const serialLength = 25;

export const version16: Version = { table: v16, quirks: quirks16, speak };

function speak(machine: Machine): Dialect {
  const { options } = machine;
  const configuration = createConfiguration({
    NumberOfConnectors: String(options.points.length),
    ConnectorPhaseRotation: rotationOf(options.points),
    ...(options.mostListEntries !== undefined && { LocalAuthListMaxLength: String(options.mostListEntries) }),
    ...options.configuration,
  });
  const transactions = new Transactions();
  const station: Station16 = {
    machine,
    steering: new Steering(machine),
    configuration,
    transactions,
    call: (action, payload) => machine.calls.call(action, payload),
    tell: (action, payload) => machine.calls.tell(action, payload),
  };
  return {
    settings: settingsBy(settingKeys16, configuration.find),
    setting: configuration.find,
    password: () => passwordOf(station),
    boot: () => boot(station),
    heartbeat: () => station.call('Heartbeat', {}),
    authorize: async (idTag) => tokenAnswerOf((await station.call('Authorize', { idTag })).idTagInfo),
    statusNumbers: () => Array.from({ length: machine.points.length + 1 }, (_, number) => number),
    statusWord: (number) => statusRequest(machine, number).status,
    statusRequest: (number) => statusRequest(machine, number),
    tellerOf: (point) => new Teller16(station, point),
    payloadOf: (message) => transactions.payloadOf(message),
    answered: (message, response) => answered(transactions, message, response),
    dropped: (message) => transactions.over(message),
    forgetMessages: () => transactions.forgetAll(),
    commandFor: (action) => commandFor(station, action),
  };
}

/** How each point is wired; one that has a single phase, or direct current, has no order of phases. */
function rotationOf(points: Machine['options']['points']): string {
  return points.map(({ phases }, index) => `${index + 1}.${phases === 3 ? 'RST' : 'NotApplicable'}`).join(',');
}

async function boot({ machine, configuration, call }: Station16) {
  const { vendor, model, serial, firmware, identifier } = machine.options;
  const { status, interval } = await call('BootNotification', {
    chargePointVendor: vendor ?? 'Stationmaster',
    chargePointModel: model ?? 'Simulator',
    chargePointSerialNumber: serial ?? identifier.slice(0, serialLength),
    firmwareVersion: firmware ?? '1.0.0',
  });
  if (status === 'Accepted' && interval > 0) configuration.change('HeartbeatInterval', String(interval));
  return { status, intervalS: interval };
}

/** A key that the central system set: 40 hexadecimal letters stand for 20 bytes. */
function passwordOf({ machine, configuration }: Station16): string | Uint8Array | undefined {
  const key = configuration.text('AuthorizationKey');
  if (key === '') return machine.options.password;
  return /^[0-9a-f]{40}$/i.test(key) && !machine.temper.has('sendsKeyAsLetters') ? Buffer.from(key, 'hex') : key;
}

/** Connector 0 is the station as a whole. */
function statusRequest(machine: Machine, connectorId: number): Requests16['StatusNotification'] {
  const timestamp = machine.now();
  const point = machine.points[connectorId - 1];
  if (point === undefined) {
    const status = machine.points.some(({ isOperative }) => isOperative) ? 'Available' : 'Unavailable';
    return { connectorId, errorCode: 'NoError', status, timestamp };
  }
  const { code: errorCode, info } = point.defect ?? { code: 'NoError', info: undefined };
  return { connectorId, status: point.status, errorCode, ...(info === undefined ? {} : { info }), timestamp };
}

function answered(transactions: Transactions, message: SessionMessage, response: object) {
  transactions.over(message);
  if (message.action !== 'StartTransaction') return undefined;
  // The table has checked it to be this action's answer.
  const start = response as Responses16['StartTransaction'];
  transactions.started(message.admissionKey, start);
  const { idTag } = message.payload as Requests16['StartTransaction'];
  return { idTag, answer: tokenAnswerOf(start.idTagInfo) };
}
