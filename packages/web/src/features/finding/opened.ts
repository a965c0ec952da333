// Remembers in this browser what an operator has opened from here: kinds and ids, since names may not outlive a login.
import type { Me } from '../../api/contract.ts';
import type { Thing } from './found/rows.ts';

type Whose = Pick<Me, 'organization' | 'operator'>;

const most = 6;
const kinds: ReadonlySet<string> = new Set<Thing['kind']>([
  'stations',
  'groups',
  'drivers',
  'driverGroups',
  'tokens',
  'sessions',
  'operators',
  'tasks',
]);
const keyOf = ({ organization, operator }: Whose) => `stationmaster.opened.${organization.id}.${operator.id}`;

/** Such as "stations-12 drivers-3"; what is no thing of ours is left out. */
export function thingsIn(kept: string): Thing[] {
  return kept.split(' ').flatMap((each) => {
    const [kind = '', id = ''] = each.split('-');
    return kinds.has(kind) && /^[1-9]\d{0,14}$/.test(id) ? [{ kind: kind as Thing['kind'], id: Number(id) }] : [];
  });
}

/** The last one first, and each once. */
export function withOpened(things: readonly Thing[], opened: Thing): Thing[] {
  const isOther = ({ kind, id }: Thing) => kind !== opened.kind || id !== opened.id;
  return [opened, ...things.filter(isOther)].slice(0, most);
}

export function openedBy(whose: Whose): Thing[] {
  try {
    return thingsIn(localStorage.getItem(keyOf(whose)) ?? '');
  } catch {
    return [];
  }
}

export function keepOpened(whose: Whose, opened: Thing): void {
  try {
    const kept = withOpened(openedBy(whose), opened).map(({ kind, id }) => `${kind}-${id}`);
    localStorage.setItem(keyOf(whose), kept.join(' '));
  } catch {
    // A browser that keeps nothing has the lists.
  }
}
