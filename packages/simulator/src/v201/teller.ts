// Tells of a charging point in the words of 2.0.1: transactions by TransactionEvent, other samples by MeterValues.
import type { Happening, PointView, Teller } from '../point/teller.ts';
import type { Reading } from '../point/readings.ts';
import type { SampleContext } from '../words.ts';
import { meterValuesOf } from './sampled-values.ts';
import type { Station201 } from './station.ts';
import { idTokenOf } from './tokens.ts';
import { aboutOf, chargingStateOf, nextEvent, type Said, type Transaction } from './transaction.ts';
import { finalStops, sampleTriggers, stops } from './triggers.ts';
import { ends, reachedIn, starts } from './tx-points.ts';

type Stop = Extract<Happening, { kind: 'stopped' }>;
type Update = Omit<Said, 'eventType' | 'timestamp' | 'offline'>;

const sampleSettings = {
  'Sample.Clock': 'alignedMeasurands',
  'Sample.Periodic': 'sampledMeasurands',
  Trigger: 'sampledMeasurands',
} as const;

export class Teller201 implements Teller {
  readonly #station: Station201;
  readonly #point: PointView;
  #open: Transaction | undefined;

  constructor(station: Station201, point: PointView) {
    this.#station = station;
    this.#point = point;
  }

  get transactionId(): string | undefined {
    return this.#open?.isAnswered === true ? this.#open.id : undefined;
  }

  /** The running transaction as the station knows it, from its first moment on. */
  get openId(): string | undefined {
    return this.#open?.id;
  }

  tell(happening: Happening): void {
    switch (happening.kind) {
      case 'forgotten':
        this.#open = undefined;
        return undefined;
      case 'plugged':
        return this.#arrived({ triggerReason: 'CablePluggedIn' });
      case 'authorized': {
        const isRemote = this.#point.admission?.remoteStart !== undefined;
        return this.#arrived({ triggerReason: isRemote ? 'RemoteStart' : 'Authorized' });
      }
      case 'sampled':
        return this.#sampled(happening.context);
      case 'stopped':
        return this.#stopped(happening);
      case 'unplugged':
        return this.#left();
      case 'changed':
        if (this.#open !== undefined && this.#open.toldState !== chargingStateOf(this.#point)) {
          this.#update({ triggerReason: 'ChargingStateChanged' });
        }
        return undefined;
      case 'started':
        return undefined;
    }
  }

  /** Tells how the running transaction is, since the central system asked. */
  tellNow(): void {
    this.#update({ triggerReason: 'Trigger', meterValue: this.#values('Trigger') });
  }

  /** The central system has answered an event of the transaction. */
  answered(transactionId: string): void {
    if (this.#open?.id === transactionId) this.#open.isAnswered = true;
  }

  /** A car or a token came. */
  #arrived(update: Update): void {
    const { model, machine } = this.#station;
    const now = this.#conditions();
    if (this.#open !== undefined) {
      for (const point of reachedIn(now)) this.#open.reached.add(point);
      if (now.isAuthorized) this.#open.stopped = undefined;
      return this.#update(update);
    }
    if (!starts(model.list('TxCtrlr.TxStartPoint'), now)) return;
    this.#open = {
      id: machine.options.newId(),
      point: this.#point.number,
      startWh: this.#point.reading().registerWh,
      reached: new Set(reachedIn(now)),
      nextSeqNo: 0,
      sampleNumber: 0,
      idTag: undefined,
      toldAdmission: undefined,
      toldState: undefined,
      stopped: undefined,
      isAnswered: false,
    };
    const meterValue = this.#valuesAt('Transaction.Begin', 'TxStarted', this.#point.reading());
    this.#say(this.#open, { ...update, eventType: 'Started', meterValue });
  }

  #sampled(context: SampleContext): void {
    const meterValue = this.#values(context);
    if (meterValue === undefined) return;
    if (this.#open !== undefined && context !== 'Trigger') {
      this.#update({ triggerReason: sampleTriggers[context], meterValue });
      this.#open.sampleNumber += 1;
      return;
    }
    const { number: point } = this.#point;
    const about = { point, idTag: undefined, startWh: this.#open?.startWh ?? 0, sampleNumber: 0 };
    const payload = { evseId: point, meterValue };
    this.#station.machine.keep({ admissionKey: undefined, place: 'outside', about, action: 'MeterValues', payload });
  }

  #stopped({ reason, idTag, reading }: Stop): void {
    const open = this.#open;
    if (open === undefined) return;
    const wasAuthorized = open.reached.has('Authorized') && open.stopped === undefined;
    const idToken = idTag === undefined ? {} : { idToken: idTokenOf({ idTag }) };
    open.stopped ??= reason;
    const { trigger: triggerReason } = stops[reason];
    if (!wasAuthorized || finalStops.has(reason) || this.#hasEnded(open)) {
      return this.#end(open, { triggerReason, ...idToken }, reading);
    }
    this.#update({ triggerReason, ...idToken });
  }

  #left(): void {
    const open = this.#open;
    if (open === undefined) return;
    const update = { triggerReason: 'EVCommunicationLost' } as const;
    if (this.#hasEnded(open)) this.#end(open, update, this.#point.reading());
    else this.#update(update);
  }

  #hasEnded(open: Transaction): boolean {
    return ends(this.#station.model.list('TxCtrlr.TxStopPoint'), open.reached, this.#conditions());
  }

  #end(open: Transaction, update: Update, reading: Reading): void {
    const { reason: stoppedReason } = stops[open.stopped ?? 'EVDisconnected'];
    const meterValue = this.#valuesAt('Transaction.End', 'TxEnded', reading);
    this.#say(open, { ...update, eventType: 'Ended', stoppedReason, meterValue });
    this.#open = undefined;
  }

  #update(update: Update): void {
    if (this.#open !== undefined) this.#say(this.#open, { ...update, eventType: 'Updated' });
  }

  #say(open: Transaction, said: Omit<Said, 'timestamp'>): void {
    const { machine } = this.#station;
    const offline = machine.boot.isAccepted ? {} : { offline: true };
    const payload = nextEvent(open, this.#point, { ...said, ...offline, timestamp: machine.now() });
    const place = ({ Started: 'first', Updated: 'between', Ended: 'last' } as const)[said.eventType];
    const admissionKey = this.#point.admission?.key;
    machine.keep({ admissionKey, place, about: aboutOf(open), action: 'TransactionEvent', payload });
  }

  #conditions() {
    const { isPlugged, admission } = this.#point;
    return { isPlugged, isAuthorized: admission !== undefined };
  }

  #values(context: SampleContext) {
    const { settings } = this.#station.machine;
    const about = { timestamp: this.#station.machine.now(), context };
    return meterValuesOf(this.#point.reading(), settings.list(sampleSettings[context]), about);
  }

  #valuesAt(context: 'Transaction.Begin' | 'Transaction.End', when: 'TxStarted' | 'TxEnded', reading: Reading) {
    const wanted = this.#station.model.list(`SampledDataCtrlr.${when}Measurands`);
    return meterValuesOf(reading, wanted, { timestamp: this.#station.machine.now(), context });
  }
}
