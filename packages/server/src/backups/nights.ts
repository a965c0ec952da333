// When a nightly backup is due, what it is called, and which old ones go; pure.

/** After the name of one that is being made. */
export const unfinishedEnd = '.unfinished';

const nightly = /^stationmaster-nightly-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar\.gz$/;

/** At half past two of this machine's clock, when hardly anybody charges or looks. */
const [hour, minute] = [2, 30];

export function backupName(kind: 'by hand' | 'nightly' | 'demonstration', madeAt: Date): string {
  const time = `${madeAt.toISOString().slice(0, 19).replaceAll(':', '')}Z`;
  const middle = { 'by hand': '', nightly: 'nightly-', demonstration: 'demo-' }[kind];
  return `stationmaster-${middle}${time}.tar.gz`;
}

/** Whether none was made since the last time it was to be: one that was missed is made up for. */
export function isDue(names: readonly string[], now: Date): boolean {
  const due = new Date(now);
  due.setHours(hour, minute, 0, 0);
  if (due > now) due.setDate(due.getDate() - 1);
  const newest = newestMadeAt(names);
  return newest === undefined || newest < due;
}

export function newestMadeAt(names: readonly string[]): Date | undefined {
  return newestFirst(names)[0]?.madeAt;
}

/** Those made by hand, and whatever else lies in the folder, stay. */
export function surplusOf(names: readonly string[], keep: number): string[] {
  return newestFirst(names)
    .slice(keep)
    .map(({ name }) => name);
}

/** What a nightly backup that was killed has left of itself. */
export function leftoversOf(names: readonly string[]): string[] {
  return names.filter((name) => name.endsWith(unfinishedEnd) && nightly.test(name.slice(0, -unfinishedEnd.length)));
}

function newestFirst(names: readonly string[]): { name: string; madeAt: Date }[] {
  const found = names.flatMap((name) => {
    const [, day, ...time] = nightly.exec(name) ?? [];
    return day === undefined ? [] : { name, madeAt: new Date(`${day}T${time.join(':')}Z`) };
  });
  return found.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}
