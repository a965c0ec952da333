// The same sessions as stations of 2.0.1 tell them: the station names the transaction, and one action says it all.
import { randomUUID } from 'node:crypto';
import { energyPerReadingWh, readingsPerSession, type Answer, type Script } from './traffic.ts';

function sampled(registerWh: number, at: Date): object {
  const wh = { unitOfMeasure: { unit: 'Wh' } };
  const sampledValue = [
    { value: registerWh, context: 'Sample.Periodic', measurand: 'Energy.Active.Import.Register', ...wh },
    { value: 7360, context: 'Sample.Periodic', measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'W' } },
    { value: 32, context: 'Sample.Periodic', measurand: 'Current.Import', phase: 'L1' },
    { value: 57, context: 'Sample.Periodic', measurand: 'SoC' },
  ];
  return { timestamp: at.toISOString(), sampledValue };
}

/** Sessions without end, each of Authorize, TransactionEvent Started, five Updated of four samples, Ended. */
export function sessions201(token: string, now: () => Date): Script {
  const idToken = { idToken: token, type: 'ISO14443' };
  let registerWh = 1_000;
  let transactionId = '';
  let step = 0;
  const event = (eventType: string, triggerReason: string, more: object) => ({
    action: 'TransactionEvent',
    payload: {
      eventType,
      triggerReason,
      timestamp: now().toISOString(),
      seqNo: step - 1,
      transactionInfo: { transactionId },
      evse: { id: 1, connectorId: 1 },
      ...more,
    },
  });
  const register = (context: string) => ({
    meterValue: [{ timestamp: now().toISOString(), sampledValue: [{ value: registerWh, context }] }],
  });
  const steps = [
    () => ({ action: 'Authorize', payload: { idToken } }),
    () => {
      transactionId = randomUUID();
      return event('Started', 'Authorized', { idToken, ...register('Transaction.Begin') });
    },
    ...Array.from({ length: readingsPerSession }, () => () => {
      registerWh += energyPerReadingWh;
      return event('Updated', 'MeterValuePeriodic', { meterValue: [sampled(registerWh, now())] });
    }),
    () => event('Ended', 'EVDeparted', { ...register('Transaction.End') }),
  ];
  const isAccepted = ({ idTokenInfo }: Answer) => idTokenInfo?.status === 'Accepted';
  return {
    subprotocol: 'ocpp2.0.1',
    boot: { reason: 'PowerUp', chargingStation: { vendorName: 'Bench', model: 'Load', firmwareVersion: '1.0' } },
    next() {
      const request = steps[step];
      if (request === undefined) throw new Error('A session has no such step.');
      return request();
    },
    isRight(answer) {
      const done = step;
      step = (step + 1) % steps.length;
      return done < 2 ? isAccepted(answer) : answer.idTokenInfo === undefined || isAccepted(answer);
    },
  };
}
