// What the stations of the load say, one request after another, and which answers are right; knows no socket and no clock's pace.

export const traffics = ['heartbeat', 'session', 'session-2.0.1', 'meter', 'idle'] as const;
export type Traffic = (typeof traffics)[number];

export type Answer = { transactionId?: number; idTagInfo?: { status?: string }; idTokenInfo?: { status?: string } };

/** A station's next request, and whether the answer to it was the one a healthy central system gives. */
export type Script = {
  subprotocol: 'ocpp1.6' | 'ocpp2.0.1';
  boot: object;
  next(): { action: string; payload: object };
  isRight(answer: Answer): boolean;
};

const dialect16 = {
  subprotocol: 'ocpp1.6',
  boot: { chargePointVendor: 'Bench', chargePointModel: 'Load', firmwareVersion: '1.0' },
} as const;

export const energyPerReadingWh = 61;
export const readingsPerSession = 5;
/** A station that was offline sends what it metered meanwhile, several instants in one message. */
export const instantsPerReplay = 10;
const replayStepMs = 1;

export function heartbeats(): Script {
  return {
    ...dialect16,
    next: () => ({ action: 'Heartbeat', payload: {} }),
    isRight: (answer) => 'currentTime' in answer,
  };
}

/** The samples of one instant: register, power, current and state of charge. */
function instant(registerWh: number, at: Date): object {
  const sampledValue = [
    { value: String(registerWh), context: 'Sample.Periodic', measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
    { value: '7360', context: 'Sample.Periodic', measurand: 'Power.Active.Import', unit: 'W' },
    { value: '32.0', context: 'Sample.Periodic', measurand: 'Current.Import', unit: 'A', phase: 'L1' },
    { value: '57', context: 'Sample.Periodic', measurand: 'SoC', unit: 'Percent' },
  ];
  return { timestamp: at.toISOString(), sampledValue };
}

/** Sessions without end, each of Authorize, StartTransaction, five MeterValues of four samples, StopTransaction. */
export function sessions(token: string, now: () => Date): Script {
  let registerWh = 1_000;
  let transactionId = 0;
  let step = 0;
  const timestamp = () => now().toISOString();
  const steps = [
    () => ({ action: 'Authorize', payload: { idTag: token } }),
    () => ({
      action: 'StartTransaction',
      payload: { connectorId: 1, idTag: token, meterStart: registerWh, timestamp: timestamp() },
    }),
    ...Array.from({ length: readingsPerSession }, () => () => {
      registerWh += energyPerReadingWh;
      return {
        action: 'MeterValues',
        payload: { connectorId: 1, transactionId, meterValue: [instant(registerWh, now())] },
      };
    }),
    () => ({
      action: 'StopTransaction',
      payload: { transactionId, idTag: token, meterStop: registerWh, timestamp: timestamp(), reason: 'EVDisconnected' },
    }),
  ];
  const isAccepted = ({ idTagInfo }: Answer) => idTagInfo?.status === 'Accepted';
  return {
    ...dialect16,
    next() {
      const request = steps[step];
      if (request === undefined) throw new Error('A session has no such step.');
      return request();
    },
    isRight(answer) {
      const done = step;
      step = (step + 1) % steps.length;
      if (done === 0) return isAccepted(answer);
      if (done !== 1) return answer.idTagInfo === undefined || isAccepted(answer);
      transactionId = answer.transactionId ?? 0;
      return transactionId > 0 && isAccepted(answer);
    },
  };
}

/** One session that never ends, metered in messages of ten instants. */
export function meterings(token: string, now: () => Date): Script {
  const inner = sessions(token, now);
  let opened = 0;
  let registerWh = 1_000;
  let transactionId = 0;
  let at = 0;
  const replayed = () => {
    at = Math.max(at, now().getTime() - instantsPerReplay * replayStepMs);
    return Array.from({ length: instantsPerReplay }, () => {
      at += replayStepMs;
      registerWh += energyPerReadingWh;
      return instant(registerWh, new Date(at));
    });
  };
  return {
    ...dialect16,
    next() {
      if (opened < 2) return inner.next();
      return { action: 'MeterValues', payload: { connectorId: 1, transactionId, meterValue: replayed() } };
    },
    isRight(answer) {
      if (opened === 2) return answer.idTagInfo === undefined;
      opened += 1;
      transactionId = answer.transactionId ?? transactionId;
      return inner.isRight(answer);
    },
  };
}
