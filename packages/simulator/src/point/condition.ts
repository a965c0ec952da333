// Whether a charging point works and is in service; knows of sessions only that there is one.
import type { ErrorCode } from '../words.ts';

export class Condition {
  #fault: { code: ErrorCode; info: string | undefined } | undefined;
  #isOperative = true;
  #goesOut = false;

  get fault(): { code: ErrorCode; info: string | undefined } | undefined {
    return this.#fault;
  }

  get isOperative(): boolean {
    return this.#isOperative;
  }

  get isUsable(): boolean {
    return this.#isOperative && this.#fault === undefined;
  }

  breakDown(code: ErrorCode, info: string | undefined): void {
    this.#fault = { code, info };
  }

  repair(): void {
    this.#fault = undefined;
  }

  /** Into or out of service; while in use, out of it only later. */
  change(isOperative: boolean, isInUse: boolean): 'Accepted' | 'Scheduled' {
    this.#goesOut = !isOperative && isInUse;
    if (this.#goesOut) return 'Scheduled';
    this.#isOperative = isOperative;
    return 'Accepted';
  }

  sessionEnded(): void {
    if (this.#goesOut) this.#isOperative = false;
    this.#goesOut = false;
  }
}
