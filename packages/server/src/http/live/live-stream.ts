// One viewer's open stream: writes events, and leaves out what a slow reader cannot take, telling it so afterwards.
import type { Viewer } from '../../viewer.ts';
import { ended, resetAt, type Mark } from './messages.ts';

/** The answer that is being written; an http.ServerResponse is one. */
export type Sink = {
  write(text: string): boolean;
  end(text?: string): unknown;
  once(event: 'drain', listener: () => void): unknown;
  readonly writableLength: number;
};

const maxUnreadBytes = 256 * 1024;

export class LiveStream {
  readonly viewer: Viewer;
  /** When the login or API key ends, by the clock that never jumps. */
  readonly endsAtMs: number;
  readonly #sink: Sink;
  readonly #mark: () => Mark;
  #greeted = false;
  #lagging = false;

  constructor(options: { viewer: Viewer; endsAtMs: number; sink: Sink; mark: () => Mark }) {
    this.viewer = options.viewer;
    this.endsAtMs = options.endsAtMs;
    this.#sink = options.sink;
    this.#mark = options.mark;
  }

  /** The first word, from which on it is told everything: news before it would carry the reader's mark past what it still misses. */
  greet(text: string): void {
    this.#greeted = true;
    this.write(text);
  }

  write(text: string): void {
    if (!this.#greeted || this.#lagging) return;
    const flowing = this.#sink.write(text);
    if (flowing || this.#sink.writableLength <= maxUnreadBytes) return;
    this.#lagging = true;
    this.#sink.once('drain', () => this.#catchUp());
  }

  end(): void {
    this.#sink.end(ended);
  }

  /** Without a word: the browser comes back by itself. */
  breakOff(): void {
    this.#sink.end();
  }

  #catchUp(): void {
    this.#lagging = false;
    this.#sink.write(resetAt(this.#mark()));
  }
}
