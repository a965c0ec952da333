// What the lines of a sheet make of the charging users and tokens that there are: added, changed, left, or refused. Pure.
import type { FindGroup } from '../../groups/groups.ts';
import type { Fault } from '../../sheets/sheets.ts';
import type { Token } from '../../tokens/tokens.ts';
import type { Column } from './columns.ts';
import type { Problem, Said, SaidToken, SaidUser } from './read-line.ts';

export type UserFields = {
  firstName: string;
  lastName: string;
  active: boolean;
  homeGroupId: number;
  driverGroupId: number | null;
  groupIds: readonly number[];
  stationIds: readonly number[];
};
export type KnownUser = UserFields & {
  id: number;
  emailKey: string;
  version: number;
  isSeen: boolean;
  driverGroup: string | null;
};
type TokenFields = Pick<Token, 'type' | 'name' | 'active' | 'validFrom' | 'validTo'>;
type KnownToken = TokenFields & {
  id: number;
  key: string;
  version: number;
  driverId: number | null;
  isSeen: boolean;
};

/** Ids in it are those that the operator sees. */
export type Known = {
  users: ReadonlyMap<string, KnownUser>;
  tokens: ReadonlyMap<string, KnownToken>;
  stations: ReadonlyMap<string, number>;
  findGroup: FindGroup;
  driverGroups: ReadonlyMap<string, number | 'several'>;
};
export type Asker = { isAdmin: boolean; seesAll: boolean; baseGroupId: number };

export type PlannedUser = { emailKey: string; email: string; before: KnownUser | null; after: UserFields };
type PlannedToken = {
  key: string;
  token: string;
  ownerKey: string | null;
  before: KnownToken | null;
  after: TokenFields;
};
export type Plan = { users: PlannedUser[]; tokens: PlannedToken[] };

/** A charging user of the sheet: where it stands first, what that line says, and its id, if it has one already. */
export type Person = { line: number; said: string; id: number | null };

export type Judge = {
  /** Of lines in their order, each once. What stays as it is, is not in it. */
  judge(lines: readonly Said[], known: Known): { plan: Plan; faults: Fault[] };
  readonly people: ReadonlyMap<string, Person>;
  readonly left: { users: number; tokens: number };
};

export function createJudge(asker: Asker): Judge {
  const people = new Map<string, Person>();
  const lineOfToken = new Map<string, number>();
  const left = { users: 0, tokens: 0 };

  function takeUser(line: number, said: SaidUser, known: Known, plan: Plan): Problem[] {
    const earlier = people.get(said.emailKey);
    const words = JSON.stringify({ ...said, email: said.emailKey });
    if (earlier !== undefined) {
      const isSame = earlier.said === words || saysNothing(said);
      return isSame ? [] : [['email', `Line ${earlier.line} says something else of this user.`]];
    }
    const before = known.users.get(said.emailKey) ?? null;
    people.set(said.emailKey, { line, said: words, id: before?.id ?? null });
    if (before?.isSeen === false) return [['email', 'Username already exists.']];
    const { after, problems } = userAfter(said, before, known, asker);
    if (before !== null && isSameUser(before, after)) left.users += 1;
    else plan.users.push({ emailKey: said.emailKey, email: said.email, before, after });
    return problems;
  }

  function takeToken({ line, user, token: said }: Said & { token: SaidToken }, known: Known, plan: Plan): Problem[] {
    const earlier = lineOfToken.get(said.key);
    if (earlier !== undefined) return [['token', `Line ${earlier} has this token too.`]];
    lineOfToken.set(said.key, line);
    const before = known.tokens.get(said.key) ?? null;
    if (before?.isSeen === false) return [['token', 'Token already exists.']];
    if (user === null && !asker.seesAll) return [['email', 'Say whose token it is.']];
    const ownerId = user === null ? null : (people.get(user.emailKey)?.id ?? undefined);
    const isMoved = before !== null && before.driverId !== ownerId;
    if (isMoved && !asker.isAdmin) return [['token', 'Only admin operators give a token to somebody else.']];
    const after = tokenAfter(said, before);
    if (before !== null && !isMoved && isSameToken(before, after)) left.tokens += 1;
    else plan.tokens.push({ key: said.key, token: said.token, ownerKey: user?.emailKey ?? null, before, after });
    return after.validFrom !== null && after.validTo !== null && after.validFrom > after.validTo
      ? [['valid to', 'The last day is before the first.']]
      : [];
  }

  return {
    people,
    left,
    judge(lines, known) {
      const plan: Plan = { users: [], tokens: [] };
      const faults: Fault[] = [];
      for (const one of lines) {
        const { line, user, token } = one;
        const problems = user === null ? [] : takeUser(line, user, known, plan);
        if (token !== null) problems.push(...takeToken({ ...one, token }, known, plan));
        faults.push(...problems.map(([column, problem]) => ({ line, column, problem })));
      }
      return { plan, faults };
    },
  };
}

/** A further line of the same user need not say it all again. */
function saysNothing({ email: _email, emailKey: _key, ...rest }: SaidUser): boolean {
  return Object.values(rest).every((value) => value === '' || (Array.isArray(value) && value.length === 0));
}

function userAfter(
  said: SaidUser,
  before: KnownUser | null,
  known: Known,
  asker: Asker,
): { after: UserFields; problems: Problem[] } {
  const problems: Problem[] = [];
  const demand = <T>(column: Column, found: T | 'several' | undefined, what: string): T[] => {
    if (found === undefined) problems.push([column, `There is no such ${what}.`]);
    else if (found === 'several') problems.push([column, `There are several of this name: ${what}.`]);
    else return [found];
    return [];
  };
  const groupAt = (column: Column, name: string) => demand(column, known.findGroup(name), 'charging group');
  const driverGroupId = () => {
    const name = said.driverGroup;
    if (name === undefined || name === (before?.driverGroup ?? '')) return before?.driverGroupId ?? null;
    if (!asker.isAdmin) {
      problems.push(['charging user group', 'Only admin operators change the group of a user.']);
      return null;
    }
    if (name === '') return null;
    return demand('charging user group', known.driverGroups.get(name.toLowerCase()), 'charging user group')[0] ?? null;
  };
  const after: UserFields = {
    firstName: said.firstName ?? before?.firstName ?? '',
    lastName: said.lastName ?? before?.lastName ?? '',
    active: said.active ?? before?.active ?? true,
    homeGroupId:
      (said.homeGroup === undefined ? undefined : groupAt('home group', said.homeGroup)[0]) ??
      before?.homeGroupId ??
      asker.baseGroupId,
    driverGroupId: driverGroupId(),
    groupIds: said.accessGroups?.flatMap((name) => groupAt('access groups', name)) ?? before?.groupIds ?? [],
    stationIds:
      said.accessStations?.flatMap((identifier) =>
        demand('access stations', known.stations.get(identifier), `charging station: ${identifier}`),
      ) ??
      before?.stationIds ??
      [],
  };
  return { after, problems };
}

function tokenAfter(said: SaidToken, before: KnownToken | null): TokenFields {
  const { type = 'iso14443', name = '', active = true, validFrom = null, validTo = null } = { ...before, ...said };
  return { type, name, active, validFrom, validTo };
}

export const userFields = [
  'firstName',
  'lastName',
  'active',
  'homeGroupId',
  'driverGroupId',
  'groupIds',
  'stationIds',
] as const;
export const tokenFields = ['type', 'name', 'active', 'validFrom', 'validTo'] as const;

function isSameUser(before: UserFields, after: UserFields): boolean {
  return userFields.every((field) => isSame(before[field], after[field]));
}

function isSameToken(before: TokenFields, after: TokenFields): boolean {
  return tokenFields.every((field) => before[field] === after[field]);
}

/** Lists of ids are sets. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  const [first, second] = [new Set<unknown>(one), new Set<unknown>(other)];
  return first.size === second.size && [...first].every((id) => second.has(id));
}
