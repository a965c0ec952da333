// Tells of a charging point in the words of 1.6: StartTransaction, MeterValues, StopTransaction.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Happening, PointView, Teller } from '../point/teller.ts';
import type { SessionMessage } from '../wire/queue.ts';
import type { SampleContext, StopReason } from '../words.ts';
import { meterValuesOf, type MeterValue } from './sampled-values.ts';
import type { Station16 } from './station.ts';

type Stop = Omit<Requests16['StopTransaction'], 'transactionId'>;

/** Reasons that only 2.x has come nearest to others. */
function reasonOf(reason: StopReason): NonNullable<Stop['reason']> {
  if (reason === 'MasterPass') return 'Local';
  return reason === 'Timeout' ? 'Other' : reason;
}

/** What is told with a session: its message's place in the queue, and the values that its stop will carry. */
type Told = Pick<SessionMessage, 'admissionKey' | 'about'> & { kept: MeterValue[] };

const sampleSettings = {
  'Sample.Clock': 'alignedMeasurands',
  'Sample.Periodic': 'sampledMeasurands',
  Trigger: 'sampledMeasurands',
} as const;

export class Teller16 implements Teller {
  readonly #station: Station16;
  readonly #point: PointView;
  #told: Told | undefined;

  constructor(station: Station16, point: PointView) {
    this.#station = station;
    this.#point = point;
  }

  get transactionId(): number | undefined {
    return this.#station.transactions.idOf(this.#told?.admissionKey);
  }

  tell(happening: Happening): void {
    switch (happening.kind) {
      case 'started':
        return this.#start();
      case 'sampled':
        return this.#sample(happening.context);
      case 'stopped':
        return this.#stop(happening);
      case 'forgotten':
        this.#told = undefined;
        return undefined;
      default:
        return undefined;
    }
  }

  #start(): void {
    const { admission, session, number } = this.#point;
    if (admission === undefined || session === undefined) return;
    const { key: admissionKey, idTag, reservationId } = admission;
    const about = { point: number, idTag, startWh: session.startWh, sampleNumber: 0 };
    this.#told = { admissionKey, about, kept: this.#valuesForStop('Transaction.Begin') };
    const reserved = reservationId === undefined ? {} : { reservationId };
    const payload = { connectorId: number, idTag, meterStart: session.startWh, timestamp: this.#now(), ...reserved };
    this.#queue({ admissionKey, about, place: 'first', action: 'StartTransaction', payload });
  }

  #sample(context: SampleContext): void {
    const { number } = this.#point;
    const wanted = this.#station.machine.settings.list(sampleSettings[context]);
    const meterValue = meterValuesOf(this.#point.reading(), wanted, { timestamp: this.#now(), context });
    if (meterValue.length === 0) return;
    const about = this.#told?.about ?? { point: number, idTag: undefined, startWh: 0, sampleNumber: 0 };
    const place = this.#told === undefined ? 'outside' : 'between';
    const payload = { connectorId: number, meterValue };
    this.#queue({ admissionKey: this.#told?.admissionKey, about, place, action: 'MeterValues', payload });
    if (this.#told !== undefined) this.#told.about = { ...about, sampleNumber: about.sampleNumber + 1 };
  }

  #stop({ reason, idTag, reading }: Extract<Happening, { kind: 'stopped' }>): void {
    const told = this.#told;
    if (told === undefined) return;
    this.#told = undefined;
    const { admissionKey, about } = told;
    const transactionData = [...told.kept, ...this.#valuesForStop('Transaction.End', reading)];
    const payload: Stop = {
      meterStop: reading.registerWh,
      timestamp: this.#now(),
      reason: reasonOf(reason),
      ...(idTag === undefined ? {} : { idTag }),
      ...(transactionData.length === 0 ? {} : { transactionData }),
    };
    this.#queue({ admissionKey, about, place: 'last', action: 'StopTransaction', payload });
  }

  #valuesForStop(context: 'Transaction.Begin' | 'Transaction.End', reading = this.#point.reading()): MeterValue[] {
    const wanted = this.#station.configuration.list('StopTxnSampledData');
    return meterValuesOf(reading, wanted, { timestamp: this.#now(), context });
  }

  #now(): string {
    return this.#station.machine.now();
  }

  #queue(message: SessionMessage): void {
    this.#station.machine.keep(message);
  }
}
