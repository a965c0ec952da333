// Whether a token may charge: asks the central system, or the local list and what was learned before; starts nothing.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Configuration } from './configuration.ts';
import type { TokenAnswer } from './words.ts';

type LocalList = { version: number; entries: Map<string, TokenAnswer> };
type ListUpdate = Requests16['SendLocalList'];

export class Authorization {
  readonly #configuration: Configuration;
  /** Rejects where nobody answers. */
  readonly #ask: (idTag: string) => Promise<TokenAnswer>;
  readonly #cache = new Map<string, TokenAnswer>();
  readonly #list: LocalList = { version: 0, entries: new Map() };

  constructor(configuration: Configuration, ask: (idTag: string) => Promise<TokenAnswer>) {
    this.#configuration = configuration;
    this.#ask = ask;
  }

  get listVersion(): number {
    return this.#configuration.flag('LocalAuthListEnabled') ? this.#list.version : -1;
  }

  async authorize(idTag: string): Promise<TokenAnswer> {
    const local = this.#findLocal(idTag);
    if (local?.status === 'Accepted' && this.#configuration.flag('LocalPreAuthorize')) return local;
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
    if (this.#configuration.flag('AuthorizationCacheEnabled')) this.#cache.set(idTag.toLowerCase(), answer);
  }

  forgetLearned(): void {
    this.#cache.clear();
  }

  updateList(update: ListUpdate): 'Accepted' | 'Failed' | 'NotSupported' | 'VersionMismatch' {
    if (!this.#configuration.flag('LocalAuthListEnabled')) return 'NotSupported';
    const entries = update.localAuthorizationList ?? [];
    if (entries.length > this.#configuration.number('SendLocalListMaxLength')) return 'Failed';
    if (update.updateType === 'Differential' && update.listVersion <= this.#list.version) return 'VersionMismatch';
    if (update.updateType === 'Full') this.#list.entries.clear();
    for (const { idTag, idTagInfo } of entries) {
      if (idTagInfo === undefined) this.#list.entries.delete(idTag.toLowerCase());
      else this.#list.entries.set(idTag.toLowerCase(), idTagInfo);
    }
    this.#list.version = update.listVersion;
    return 'Accepted';
  }

  #findLocal(idTag: string): TokenAnswer | undefined {
    const key = idTag.toLowerCase();
    const listed = this.#configuration.flag('LocalAuthListEnabled') ? this.#list.entries.get(key) : undefined;
    return listed ?? (this.#configuration.flag('AuthorizationCacheEnabled') ? this.#cache.get(key) : undefined);
  }

  #decideOffline(local: TokenAnswer | undefined): TokenAnswer {
    if (local !== undefined && this.#configuration.flag('LocalAuthorizeOffline')) return local;
    const isUnknownAllowed = local === undefined && this.#configuration.flag('AllowOfflineTxForUnknownId');
    return { status: isUnknownAllowed ? 'Accepted' : 'Invalid' };
  }
}
