/** Why a start ended before the doors opened: one sentence an operator can act on, printed without a stack. */
export class StartRefused extends Error {
  readonly exitCode: number;

  constructor(sentence: string, options: { exitCode?: number; cause?: unknown } = {}) {
    super(sentence, { cause: options.cause });
    this.name = 'StartRefused';
    this.exitCode = options.exitCode ?? 1;
  }
}
