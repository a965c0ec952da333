// OCPP 2.0.1 as stations speak it: every word of it that is not about transactions, and where the others are.
import { type Requests201, type Responses201, v201 } from '@stationmaster/ocpp';
import { Steering } from '../charging/steering.ts';
import type { Dialect, Version } from '../dialect.ts';
import type { Machine } from '../machine.ts';
import { type Settings, settingsBy } from '../settings.ts';
import type { SessionMessage } from '../wire/queue.ts';
import type { BootReason } from '../words.ts';
import { builtInVariables } from './model/built-in.ts';
import { commandFor } from './commands.ts';
import { connectorStatusOf } from './connector-status.ts';
import { createDeviceModel, type DeviceModel } from './model/device-model.ts';
import { quirks201 } from './quirks.ts';
import { settingKeys201 } from './model/setting-keys.ts';
import type { Station201 } from './station.ts';
import { Teller201 } from './teller.ts';
import { idTokenOf, tokenAnswerOf } from './tokens.ts';
import type { TransactionEvent } from './transaction.ts';

/** Longest serial number of the standard, in characters. */
const serialLength = 25;

export const version201: Version = { table: v201, quirks: quirks201, speak };

function speak(machine: Machine): Dialect {
  const model = createDeviceModel(machine.options.configuration ?? {}, () => builtInVariables(machine));
  const station: Station201 = {
    machine,
    steering: new Steering(machine),
    model,
    tellers: [],
    networkProfiles: new Map(),
    call: (action, payload) => machine.calls.call(action, payload),
    tell: (action, payload) => machine.calls.tell(action, payload),
  };
  return {
    settings: settingsOf(model),
    setting: model.find,
    password: () => model.text('SecurityCtrlr.BasicAuthPassword') || machine.options.password,
    boot: (reason) => boot(station, reason),
    heartbeat: () => station.call('Heartbeat', {}),
    authorize: async (idTag) => {
      const { idTokenInfo } = await station.call('Authorize', { idToken: idTokenOf({ idTag }) });
      return tokenAnswerOf(idTokenInfo);
    },
    statusNumbers: () => machine.points.map(({ number }) => number),
    statusWord: (number) => statusRequest(machine, number).connectorStatus,
    statusRequest: (number) => statusRequest(machine, number),
    tellerOf: (point) => {
      const teller = new Teller201(station, point);
      station.tellers.push(teller);
      return teller;
    },
    payloadOf: ({ payload }) => payload,
    answered: (message, response) => answered(station, message, response),
    dropped: () => {},
    forgetMessages: () => {},
    commandFor: (action) => commandFor(station, action),
  };
}

/** A transaction that ends with its cable leaves nothing to go on when the cable is gone. */
function settingsOf(model: DeviceModel): Settings {
  const settings = settingsBy(settingKeys201, model.find);
  const endsWithCable = () => /EVConnected|PowerPathClosed/.test(model.text('TxCtrlr.TxStopPoint'));
  return { ...settings, flag: (name) => settings.flag(name) || (name === 'stopsOnUnplug' && endsWithCable()) };
}

const bootReasons: Record<BootReason, Requests201['BootNotification']['reason']> = {
  PowerUp: 'PowerUp',
  RemoteReset: 'RemoteReset',
  Triggered: 'Triggered',
  Reconnected: 'Unknown',
};

async function boot({ machine, model, call }: Station201, reason: BootReason) {
  const { vendor, model: name, serial, firmware, identifier } = machine.options;
  const { status, interval } = await call('BootNotification', {
    reason: bootReasons[reason],
    chargingStation: {
      vendorName: vendor ?? 'Stationmaster',
      model: name ?? 'Simulator',
      serialNumber: serial ?? identifier.slice(0, serialLength),
      firmwareVersion: firmware ?? '1.0.0',
    },
  });
  if (status === 'Accepted' && interval > 0) model.set('OCPPCommCtrlr.HeartbeatInterval', String(interval));
  return { status, intervalS: interval };
}

function statusRequest(machine: Machine, evseId: number): Requests201['StatusNotification'] {
  const point = machine.points[evseId - 1];
  const connectorStatus = point === undefined ? 'Unavailable' : connectorStatusOf(point);
  return { evseId, connectorId: 1, connectorStatus, timestamp: machine.now() };
}

function answered(station: Station201, { action, payload, about }: SessionMessage, response: object) {
  if (action !== 'TransactionEvent') return undefined;
  // What was kept under this action, and the table has checked its answer.
  const { transactionInfo, idToken } = payload as TransactionEvent;
  const { idTokenInfo } = response as Responses201['TransactionEvent'];
  station.tellers[about.point - 1]?.answered(transactionInfo.transactionId);
  if (idToken === undefined || idTokenInfo === undefined) return undefined;
  return { idTag: idToken.idToken, answer: tokenAnswerOf(idTokenInfo) };
}
