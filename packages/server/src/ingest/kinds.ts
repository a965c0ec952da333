// Which set function writes which kind of fact, in the order in which the kinds of a batch are written.
import { askForCertificates } from '../authorities/signing/ask.ts';
import { answerCommands } from '../commands/answer.ts';
import { transactionKey, type Batch, type SetFunction } from '../db/sets.ts';
import type { IngestTx } from '../db/doors.ts';
import { recordNotes } from '../events/note.ts';
import { recordStatuses } from '../events/status.ts';
import type { FactKind, FactOf, Outcomes, Told } from '../facts.ts';
import { endSessions } from '../sessions/end.ts';
import { recordSamples } from '../sessions/samples.ts';
import { startSessions } from '../sessions/start.ts';
import { tellTransactions } from '../sessions/transactions/tell.ts';
import { bootStations } from '../stations/boot.ts';
import { connectStations, disconnectStations } from '../stations/live.ts';
import { reportSettings } from '../stations/settings.ts';
import { showTokens } from '../tokens/tokens.ts';

/** A kind's facts of one batch between its two waves. */
type Waves = { write(): Promise<unknown[]> };
type Kind = { read(tx: IngestTx, facts: readonly Told[], batch: Batch): Promise<Waves> };

function isOfKind<K extends FactKind>(kind: K, told: Told): told is Told<FactOf<K>> {
  return told.fact.kind === kind;
}

function kind<K extends FactKind, Read>(name: K, set: SetFunction<FactOf<K>, Read, Outcomes[K]>): [K, Kind] {
  return [
    name,
    {
      async read(tx, told, batch) {
        const facts = told.filter((one) => isOfKind(name, one));
        const read = await set.read(tx, facts, batch);
        return { write: () => set.write(tx, facts, read) };
      },
    },
  ];
}

export const kindsInOrder: readonly [FactKind, Kind][] = [
  kind('stationConnected', connectStations),
  kind('stationGone', disconnectStations),
  kind('booted', bootStations),
  kind('pointStatus', recordStatuses),
  kind('stationNoted', recordNotes),
  kind('certificateRequested', askForCertificates),
  kind('settingsReported', reportSettings),
  kind('sessionEnded', endSessions),
  kind('sessionStarted', startSessions),
  kind('transactionTold', tellTransactions),
  kind('sessionSampled', recordSamples),
  kind('tokenShown', showTokens),
  kind('commandAnswered', answerCommands),
];

/** What the kinds of a batch must know of each other before they read. */
export function batchOf(told: readonly Told[]): Batch {
  return {
    endingTransactionIds: told.flatMap(({ fact }) => (fact.kind === 'sessionEnded' ? [fact.transactionId] : [])),
    endingTransactions: told.flatMap(({ origin, fact }) =>
      fact.kind === 'transactionTold' && fact.event === 'ended'
        ? [transactionKey(origin.stationId, fact.transaction)]
        : [],
    ),
    accepted: new Set(),
  };
}
