// Whether a token may charge: asks the central system, or the local list and what was learned before; starts nothing.
import type { StationOptions } from './options.ts';
import type { Settings } from './settings.ts';
import type { Clock } from './world/clock.ts';
import type { TokenAnswer } from './words.ts';

/** A new local list, or changes to it; an entry without an answer is taken out. */
export type ListUpdate = {
  version: number;
  isFull: boolean;
  entries: readonly { idTag: string; answer: TokenAnswer | undefined }[];
};

type Built = { clock: Pick<Clock, 'now'> } & Pick<StationOptions, 'mostListEntries'>;

export class Authorization {
  readonly mostListEntries: number;
  readonly #settings: Settings;
  /** Rejects where nobody answers. */
  readonly #ask: (idTag: string) => Promise<TokenAnswer>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #cache = new Map<string, TokenAnswer>();
  #list = new Map<string, TokenAnswer>();
  #listVersion = 0;

  constructor(
    settings: Settings,
    { clock, mostListEntries = 1000 }: Built,
    ask: (idTag: string) => Promise<TokenAnswer>,
  ) {
    this.#settings = settings;
    this.#clock = clock;
    this.#ask = ask;
    this.mostListEntries = mostListEntries;
  }

  get listVersion(): number {
    return this.#listVersion;
  }

  get listLength(): number {
    return this.#list.size;
  }

  async authorize(idTag: string): Promise<TokenAnswer> {
    const local = this.#findLocal(idTag);
    if (local?.status === 'Accepted' && this.#settings.flag('trustsLocalOnline')) return local;
    try {
      const answer = await this.#ask(idTag);
      this.learn(idTag, answer);
      return answer;
    } catch {
      return this.#decideOffline(local);
    }
  }

  /** Remembers what the central system said of a token. */
  learn(idTag: string, answer: TokenAnswer): void {
    if (this.#settings.flag('keepsCache')) this.#cache.set(idTag.toLowerCase(), answer);
  }

  /** Whether something was learned of the token. */
  knows(idTag: string): boolean {
    return this.#cache.has(idTag.toLowerCase());
  }

  forget(idTag: string): void {
    this.#cache.delete(idTag.toLowerCase());
  }

  forgetLearned(): void {
    this.#cache.clear();
  }

  updateList({ version, isFull, entries }: ListUpdate): 'Accepted' | 'Disabled' | 'Failed' | 'VersionMismatch' {
    if (!this.#settings.flag('keepsList')) return 'Disabled';
    if (entries.length > this.#settings.number('listEntriesPerMessage')) return 'Failed';
    if (!isFull && version <= this.#listVersion) return 'VersionMismatch';
    const list = new Map(isFull ? [] : this.#list);
    for (const { idTag, answer } of entries) {
      if (answer === undefined) list.delete(idTag.toLowerCase());
      else list.set(idTag.toLowerCase(), answer);
    }
    if (list.size > this.mostListEntries) return 'Failed';
    this.#list = list;
    this.#listVersion = version;
    return 'Accepted';
  }

  #findLocal(idTag: string): TokenAnswer | undefined {
    const key = idTag.toLowerCase();
    const listed = this.#settings.flag('keepsList') ? this.#list.get(key) : undefined;
    const known = listed ?? (this.#settings.flag('keepsCache') ? this.#cache.get(key) : undefined);
    return known?.status === 'Accepted' && this.#isOver(known) ? { ...known, status: 'Expired' } : known;
  }

  #isOver({ expiresAt }: TokenAnswer): boolean {
    return expiresAt !== undefined && Date.parse(expiresAt) <= this.#clock.now();
  }

  #decideOffline(local: TokenAnswer | undefined): TokenAnswer {
    if (local !== undefined && this.#settings.flag('trustsLocalOffline')) return local;
    const isUnknownAllowed = local === undefined && this.#settings.flag('allowsUnknownOffline');
    return { status: isUnknownAllowed ? 'Accepted' : 'Invalid' };
  }
}
