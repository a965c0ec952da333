// Which part of a file a request wants (RFC 9110, section 14); one part only, and the whole where it says what we do not know.

export type Wanted = 'whole' | 'beyond' | { start: number; end: number };

export function rangeWanted(header: string | undefined, sizeBytes: number): Wanted {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  return start > end ? 'beyond' : { start, end };
}
