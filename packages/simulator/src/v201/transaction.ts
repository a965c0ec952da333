// One transaction of 2.0.1 as its messages tell it: what was said already, and what the next one is to say.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Admission } from '../point/surroundings.ts';
import type { PointView } from '../point/teller.ts';
import type { AboutSession } from '../wire/queue.ts';
import type { StopReason } from '../words.ts';
import { idTokenOf } from './tokens.ts';
import type { TxPoint } from './tx-points.ts';

export type TransactionEvent = Requests201['TransactionEvent'];
export type ChargingState = NonNullable<TransactionEvent['transactionInfo']['chargingState']>;

export type Transaction = {
  readonly id: string;
  readonly point: number;
  /** The register at its start. */
  readonly startWh: number;
  readonly reached: Set<TxPoint>;
  nextSeqNo: number;
  sampleNumber: number;
  idTag: string | undefined;
  toldAdmission: number | undefined;
  toldState: ChargingState | undefined;
  /** Why the token's right ended, where that did not end the transaction. */
  stopped: StopReason | undefined;
  /** The central system has answered its start. */
  isAnswered: boolean;
};

/** What one event says besides what every event says. */
export type Said = Pick<TransactionEvent, 'eventType' | 'triggerReason' | 'meterValue' | 'idToken' | 'offline'> & {
  timestamp: string;
  stoppedReason?: TransactionEvent['transactionInfo']['stoppedReason'];
};

const states = { flowing: 'Charging', 'car-stopped': 'SuspendedEV', paused: 'SuspendedEVSE' } as const;

export function chargingStateOf({ flow, isPlugged }: Pick<PointView, 'flow' | 'isPlugged'>): ChargingState {
  if (!isPlugged) return 'Idle';
  return flow === 'none' ? 'EVConnected' : states[flow];
}

type Once = Pick<TransactionEvent, 'evse' | 'idToken' | 'reservationId'> & { remoteStartId?: number };

/** What is told once: a token with the number of the remote start that brought it, the EVSE, the reservation. */
function toldOnce({ nextSeqNo, point, toldAdmission }: Transaction, admission: Admission | undefined): Once {
  const evse = nextSeqNo === 0 ? { evse: { id: point, connectorId: 1 } } : {};
  if (admission === undefined || admission.key === toldAdmission) return evse;
  const { remoteStart, reservationId } = admission;
  return {
    ...evse,
    idToken: idTokenOf(admission),
    ...(reservationId === undefined ? {} : { reservationId }),
    ...(remoteStart === undefined ? {} : { remoteStartId: remoteStart.id }),
  };
}

/** The next event; the transaction remembers that it was told. */
export function nextEvent(transaction: Transaction, view: PointView, said: Said): TransactionEvent {
  const { stoppedReason, ...rest } = said;
  const { remoteStartId, ...once } = toldOnce(transaction, view.admission);
  const chargingState = chargingStateOf(view);
  const event: TransactionEvent = {
    ...once,
    ...rest,
    seqNo: transaction.nextSeqNo,
    transactionInfo: {
      transactionId: transaction.id,
      chargingState,
      ...(remoteStartId === undefined ? {} : { remoteStartId }),
      ...(stoppedReason === undefined ? {} : { stoppedReason }),
    },
  };
  transaction.nextSeqNo += 1;
  transaction.toldState = chargingState;
  transaction.toldAdmission = view.admission?.key ?? transaction.toldAdmission;
  transaction.idTag = view.admission?.idTag ?? transaction.idTag;
  return event;
}

/** What quirks need to know of it. */
export function aboutOf({ point, idTag, startWh, sampleNumber }: Transaction): AboutSession {
  return { point, idTag, startWh, sampleNumber };
}
