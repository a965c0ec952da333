// One look at the stations whose limit has something to be told or was answered: each goes one step on.
import type { IngestTx } from '../../db/doors.ts';
import type { Intent } from '../../intents.ts';
import { findSettingText, queueCommand, selectDue, storeChange, storeSeen } from './queries.ts';
import type { Change, Due, ProfileKeys, Seen } from './queries.ts';
import { abilitiesOf, attemptsOf, nextStep, settingAmps, settingText, settle, writableAt } from './rules.ts';
import type { Abilities, Attempt, LimitTraits, Settled, Written } from './rules.ts';

export type { ProfileKeys } from './queries.ts';

export type ReadTraits = (
  tx: IngestTx,
  stations: readonly { organizationId: number; stationId: number }[],
) => Promise<ReadonlyMap<number, LimitTraits>>;

export type Asked = {
  now: Date;
  /** Who came after it is busy enough. */
  settledBefore: Date;
  keys: readonly ProfileKeys[];
  readTraits: ReadTraits;
  newId(): string;
};

const stationsAtOnce = 25;
const againAfterMs = 60_000;
const noTraits: LimitTraits = { ways: ['station', 'point', 'setting'], highestStackLevel: null, setting: null };

/** Answers how many it looked at, and which of them have a command waiting now. */
export async function followSome(tx: IngestTx, asked: Asked): Promise<{ looked: number; queued: number[] }> {
  const due = await selectDue(tx, { ...asked, limit: stationsAtOnce });
  const traits = await asked.readTraits(tx, due);
  const queued: number[] = [];
  for (const one of due) {
    if (await follow(tx, one, { ...asked, traits: traits.get(one.stationId) ?? noTraits })) queued.push(one.stationId);
  }
  return { looked: due.length, queued };
}

type Way = Asked & { traits: LimitTraits };
type Place = { one: Due; way: Way; abilities: Abilities; attempts: readonly Attempt[]; change: Change };

/** Whether a command waits for the station now. */
async function follow(tx: IngestTx, one: Due, way: Way): Promise<boolean> {
  const { now, traits } = way;
  const abilities = abilitiesOf(one);
  const attempts = attemptsOf(abilities, one.points, traits);
  const { standing, seen, later } = await settled(tx, one, { now, attempts, abilities });
  const change = { ...one, ...standing, dueAt: null, doing: null, commandId: null, writing: null };
  const place = { one, way, abilities, attempts, change };
  const written = one.written?.attempt.way ?? null;
  // What was read while somebody wanted another limit tells of the one before.
  if (seen !== undefined && one.written?.amps === one.limitAmps) {
    await saw(tx, place, { state: seen.state, way: written, toldAmps: seen.wasTold ? seen.toldAmps : undefined });
  }
  if (later === true) {
    await storeChange(tx, { ...change, dueAt: new Date(now.getTime() + againAfterMs) });
    return false;
  }
  return step(tx, place);
}

async function settled(
  tx: IngestTx,
  one: Due,
  { now, attempts, abilities }: { now: Date; attempts: readonly Attempt[]; abilities: Abilities },
): Promise<Settled> {
  const { doing, writing, commandState: state, commandStatus: status } = one;
  if (doing !== null) {
    const toldAmps = doing === 'read' ? await toldBy(tx, one, abilities) : null;
    return settle(one, { doing, ended: { state, status }, writing, toldAmps, now });
  }
  // What holds already may be wanted again by somebody else, who wants to see it. All ways were tried: they are tried again.
  const read = one.isUnread ? { ...one, fresh: false, checked: false } : one;
  return { standing: one.attempt >= attempts.length ? { ...read, attempt: 0, taken: false } : read };
}

async function toldBy(
  tx: IngestTx,
  { stationId, toldAmps, written }: Due,
  { phases }: Abilities,
): Promise<number | null> {
  if (written?.attempt.way !== 'setting') return toldAmps;
  const { key, unit } = written.attempt;
  return settingAmps(await findSettingText(tx, stationId, key), unit, phases);
}

async function step(tx: IngestTx, place: Place): Promise<boolean> {
  const { one, way, abilities, attempts, change } = place;
  switch (nextStep(change, { limitAmps: one.limitAmps, attempts, isKnown: abilities.isKnown, now: way.now })) {
    case 'ask':
      return send(tx, place, { doing: 'ask', intent: { intent: 'refreshConfiguration', keys: keysOf(place) } });
    case 'write':
      return write(tx, place);
    case 'read':
      return send(tx, place, { doing: 'read', intent: readingOf(place, change.written) });
    case 'wait':
      await storeChange(tx, { ...change, dueAt: writableAt(change, way.now) });
      return false;
    case 'rest':
      await storeChange(tx, change);
      return false;
    case 'giveUp':
      await saw(tx, place, { state: change.taken ? 'differs' : 'unsupported', way: null, toldAmps: undefined });
      await storeChange(tx, change);
      return false;
    case 'nothing':
      await saw(tx, place, { state: 'applied', way: null, toldAmps: undefined });
      await storeChange(tx, change);
      return false;
  }
}

async function write(tx: IngestTx, place: Place): Promise<boolean> {
  const { one, abilities, attempts, change } = place;
  const { limitAmps: amps } = one;
  const attempt = (amps === null ? change.written?.attempt : undefined) ?? attempts[change.attempt];
  if (attempt === undefined) throw new Error('There is no way left to limit the station.');
  const writing: Written = { attempt, amps, before: change.written?.amps ?? null, phases: abilities.phases };
  if (attempt.way !== 'setting') {
    const { way, places, level } = attempt;
    const intent: Intent = { intent: 'setLimit', limitAmps: amps, way, places, level, ...wired(abilities) };
    return send(tx, { ...place, change: { ...change, writing } }, { doing: 'write', intent });
  }
  const { key, unit } = attempt;
  const known = await findSettingText(tx, one.stationId, key);
  const settingBefore = change.settingBefore ?? known;
  const value = amps === null ? settingBefore : settingText(amps, unit, abilities.phases);
  if (value === null) {
    await saw(tx, place, { state: 'applied', way: 'setting', toldAmps: undefined });
    await storeChange(tx, change);
    return false;
  }
  const intent: Intent = { intent: 'changeSetting', key, value, from: known };
  return send(tx, { ...place, change: { ...change, writing, settingBefore } }, { doing: 'write', intent });
}

function readingOf({ one, abilities }: Place, written: Written | null): Intent {
  if (written === null) throw new Error('There is nothing to read back.');
  const { attempt } = written;
  if (attempt.way === 'setting') return { intent: 'refreshConfiguration', keys: [attempt.key] };
  const places = attempt.way === 'point' && one.points.length > 0 ? one.points : attempt.places;
  return { intent: 'readLimit', way: attempt.way, places, ...wired(abilities) };
}

function wired({ unit, phases }: Abilities): Pick<Abilities, 'unit' | 'phases'> {
  return { unit, phases };
}

async function send(
  tx: IngestTx,
  { one, way: { now, newId }, change }: Place,
  { doing, intent }: { doing: NonNullable<Change['doing']>; intent: Intent },
): Promise<true> {
  const id = newId();
  await queueCommand(tx, one, { id, intent, now });
  await storeChange(tx, { ...change, doing, commandId: id, dueAt: now });
  return true;
}

function saw(tx: IngestTx, { one, way: { now } }: Place, seen: Seen): Promise<void> {
  return storeSeen(tx, one, { ...seen, now });
}

function keysOf({ one, way: { keys, traits } }: Place): string[] {
  const own = keys.find(({ version }) => version === one.ocppVersion);
  const { supported, units, level, phases } = own ?? {};
  return [supported, units, level, phases, traits.setting?.key].filter((key) => key !== undefined);
}
