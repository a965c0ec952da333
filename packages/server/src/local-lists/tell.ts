// One pass over the stations whose local list has something to be told or was answered: what they hold follows what they should.
import type { IngestTx } from '../db/doors.ts';
import type { TokenType } from '../facts.ts';
import type { Intent } from '../intents.ts';
import { decide, readCircumstances, type Circumstances } from '../tokens/tokens.ts';
import { queueOwn, selectCandidates, selectDue, storeChange, takeTurn, touchReached } from './queries.ts';
import type { Change, Due, KeysOfVersion } from './queries.ts';
import { changesBetween, lastVersion, limitsSaid, nextStep, outcomeOf } from './rules.ts';
import type { Entries, Entry, Limits } from './rules.ts';

export type { KeysOfVersion } from './queries.ts';

export type Asked = {
  now: Date;
  /** What changed after it may be followed by more. */
  changedUntil: Date;
  /** Who came after it is busy enough. */
  settledBefore: Date;
  /** Who was asked after it may still tell its limits. */
  askedBefore: Date;
  keys: readonly KeysOfVersion[];
  newId(): string;
};

const stationsAtOnce = 50;
const againAfterMs = 60 * 60_000;

/** False where nothing was left to do. */
export async function tellSome(tx: IngestTx, asked: Asked): Promise<boolean> {
  if (!(await takeTurn(tx))) return false;
  const { now, changedUntil, settledBefore, askedBefore, keys } = asked;
  await touchReached(tx, { until: changedUntil, now });
  const due = await selectDue(tx, { settledBefore, askedBefore, now, keys, limit: stationsAtOnce });
  const wantedOf = remembering((one: Due) => readWanted(tx, one, asked));
  for (const one of due) await follow(tx, one, { ...asked, wantedOf });
  return due.length > 0;
}

type Wanted = { entries: Entries; leftOut: number; dueAt: Date | null };
type Way = Asked & { wantedOf(one: Due): Promise<Wanted> };

async function follow(tx: IngestTx, one: Due, way: Way): Promise<void> {
  const settled = settle(one, way.now);
  const step = nextStep({
    limits: limitsOf(one),
    askedThisTime: one.askedThisTime,
    checkedThisTime: settled.checkedEpoch !== null || one.checkedThisTime,
    entriesKnown: settled.entries !== null,
    isTouched: settled.touched,
  });
  if (settled.state === 'unsupported' || settled.state === 'failed') return storeChange(tx, settled);
  const told = { ...settled, checkedEpoch: step === 'askLimits' ? null : one.epoch };
  switch (step) {
    case 'askLimits':
      return send(
        tx,
        { ...told, askedEpoch: one.epoch },
        { intent: 'refreshConfiguration', keys: keysOf(one.keys), withLimits: true },
        way,
      );
    case 'giveUp':
      return storeChange(tx, { ...told, state: 'unsupported', entries: null, touched: false, dueAt: null });
    case 'askVersion':
      return send(tx, told, { intent: 'askListVersion' }, way);
    case 'tell':
      return tell(tx, told, one, way);
    case 'rest':
      return storeChange(tx, { ...told, state: 'current' });
  }
}

/** What the answer to the last command, if there was one, makes of what is known. */
function settle(one: Due, now: Date): Change {
  const { stationId, organizationId, epoch, version, entries, isTouched, commandId } = one;
  const change: Change = {
    stationId,
    organizationId,
    state: 'waiting',
    version,
    entries,
    wanted: null,
    sending: null,
    commandId: null,
    held: null,
    leftOut: null,
    succeededAt: null,
    touched: isTouched,
    dueAt: one.dueAt,
    checkedEpoch: null,
    askedEpoch: null,
  };
  if (commandId === null) return change;
  const sent = one.arguments?.intent === 'sendLocalList' ? one.arguments : undefined;
  const ended = { intent: one.intent ?? '', state: one.commandState ?? 'unknown', status: one.commandStatus };
  switch (outcomeOf(ended, { version, wasFull: sent?.full === true })) {
    case 'nothing':
      return change;
    case 'taken':
      return {
        ...change,
        entries: one.wanted,
        held: Object.keys(one.wanted ?? {}).length,
        succeededAt: now,
        checkedEpoch: epoch,
      };
    case 'lost':
      return { ...change, entries: null };
    case 'unsupported':
      return { ...change, state: 'unsupported', entries: null, touched: false, checkedEpoch: epoch };
    case 'refused': {
      const dueAt = new Date(now.getTime() + againAfterMs);
      return { ...change, state: 'failed', entries: null, touched: false, dueAt, checkedEpoch: epoch };
    }
  }
}

async function tell(tx: IngestTx, told: Change, one: Due, way: Way): Promise<void> {
  const { entries: wanted, leftOut, dueAt } = await way.wantedOf(one);
  const sending = changesBetween(told.entries, wanted);
  const next = { ...told, touched: false, leftOut, dueAt };
  if (sending.length === 0 && told.entries !== null) return storeChange(tx, { ...next, state: 'current' });
  const each = limitsOf(one)?.each ?? 1;
  const first = told.version + 1;
  const intent: Intent = { intent: 'sendLocalList', version: first, full: told.entries === null, each };
  await send(tx, { ...next, version: lastVersion(first, sending.length, each), wanted, sending }, intent, way);
}

async function send(tx: IngestTx, change: Change, intent: Intent, { now, newId }: Way): Promise<void> {
  const { organizationId, stationId } = change;
  const id = newId();
  await queueOwn(tx, { id, organizationId, stationId, intent, now });
  await storeChange(tx, { ...change, commandId: id });
}

async function readWanted(tx: IngestTx, one: Due, { now }: Asked): Promise<Wanted> {
  const { stationId, organizationId, keys } = one;
  const most = limitsOf(one)?.most ?? 0;
  const candidates = await selectCandidates(tx, { stationId, longestToken: keys.longestToken, most, now });
  const asked = candidates.map(({ token }) => ({ organizationId, stationId, token, at: now, evse: null }));
  const known = await readCircumstances(tx, asked, {
    endingTransactionIds: [],
    endingTransactions: [],
    accepted: new Set(),
  });
  const entries = candidates.flatMap(({ token, type }, nth): [string, Entry][] => {
    const circumstances = known[nth];
    return circumstances === undefined ? [] : [[token, entryOf(circumstances, type)]];
  });
  const [{ total, nextDayAt } = { total: 0, nextDayAt: null }] = candidates;
  return { entries: Object.fromEntries(entries), leftOut: total - entries.length, dueAt: nextDayAt };
}

/** What the station would be answered if the token were shown there now. */
function entryOf(circumstances: Circumstances, type: TokenType): Entry {
  const { decision } = decide(circumstances, { starting: false, tokenShown: true });
  const { expires_at: expiresAt, driver_group_id: driverGroupId } = circumstances;
  return [decision, expiresAt?.toISOString().replace(/\.\d+Z$/, 'Z') ?? null, driverGroupId, type];
}

/** Stations of one reach and one size of list are told the same: it is read once. */
function remembering(read: (one: Due) => Promise<Wanted>): (one: Due) => Promise<Wanted> {
  const known = new Map<string, Promise<Wanted>>();
  return (one) => {
    if (one.reach === null) return read(one);
    const key = `${one.reach} ${one.keys.version} ${limitsOf(one)?.most}`;
    const wanted = known.get(key) ?? read(one);
    known.set(key, wanted);
    return wanted;
  };
}

const limitsOf = (one: Due): Limits | null | undefined => limitsSaid(one, one.keys.bytes);

const keysOf = ({ enabled, most, each, bytes }: KeysOfVersion): string[] =>
  [enabled, most, each, bytes?.key].filter((key) => key !== undefined);
