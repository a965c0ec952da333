// What can be said about an organization's settings without asking anybody. Pure.

/** A web address, or an e-mail address with or without `mailto:`. */
export function isSupportAddress(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return true;
  return /^(mailto:)?[^\s@:?]+@[^\s@:?]+$/i.test(text);
}

/** Days are told by PostgreSQL and by us; of the names it knows, those in capitals are of the kind that both understand. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/.test(name) && Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
