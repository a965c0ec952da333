// The time zones that this browser knows, under the names that people look for, and its own.

/** Some browsers list places only under names they had long ago, and know the present ones all the same. */
const present = [
  'Africa/Asmara',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Kanton',
];

// Browsers know UTC and leave it out of their list.
export const zones: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...present.filter(isKnown), 'UTC']),
].toSorted();

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const ownZone = zones.includes(own) ? own : 'UTC';

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
