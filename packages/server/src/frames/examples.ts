// The start of a message that is kept as an example, for whoever may see no tokens.
import { withoutTokens } from './rules.ts';

const longest = 1_000;

export function exampleOf(payload: unknown): string {
  return withoutTokens(JSON.stringify(payload) ?? '', () => '••••').slice(0, longest);
}
