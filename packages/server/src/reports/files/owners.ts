// Whose a charging event is in a report's files, and how each is titled there: users of one name stay apart. Pure.
import type { ReportSession } from '../wire.ts';
import type { ReportWords } from '../words.ts';

export type Owner = { key: string; name: string; id: number | null };
type Owned = Pick<ReportSession, 'driver' | 'free'>;

/** A user who is gone is known by the name alone. */
export function ownerOf({ driver, free }: Owned, words: ReportWords): Owner {
  if (driver === null) {
    return free ? { key: 'free', name: words.freeCharging, id: null } : { key: 'nobody', name: words.nobody, id: null };
  }
  const { id, name } = driver;
  return { key: id === null ? `=${name}` : `#${id}`, name, id };
}

/** By key, in the order of the names; a name that occurs twice says which of them it is. */
export function titlesOf(owners: Iterable<Owner>, words: ReportWords): ReadonlyMap<string, string> {
  const all = [...new Map([...owners].map((owner) => [owner.key, owner])).values()];
  const namesakes = Map.groupBy(all, ({ name }) => name);
  all.sort((one, other) => one.name.localeCompare(other.name, words.locale) || (one.id ?? 0) - (other.id ?? 0));
  const titleOf = ({ key, name, id }: Owner) => {
    if (namesakes.get(name)?.length === 1) return name;
    if (id !== null) return words.numbered(name, id);
    return key.startsWith('=') ? words.deleted(name) : name;
  };
  return new Map(all.map((owner) => [owner.key, titleOf(owner)]));
}
