// Holds the server's stream open while the page is shown, and notices when it has died without a word; knows no news.

export type LiveState = 'paused' | 'connecting' | 'live' | 'reconnecting';

type Source = Pick<EventSource, 'readyState' | 'close'> & {
  addEventListener(kind: string, listener: (event: Event) => void): void;
};

/** What of the browser is needed, so that tests can be one. */
export type Surroundings = {
  page: Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;
  network: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  openSource(): Source;
  /** The clock of the wall: the monotonic one stands still in some browsers while the machine sleeps. */
  nowMs(): number;
  startTimer(timeoutMs: number, run: () => void): () => void;
};

export type Follower = {
  onState(state: LiveState): void;
  onOpen(): void;
  onNews(event: MessageEvent<string>): void;
  /** News was missed. */
  onReset(): void;
  onBroken(): void;
};

const reopenMs = 3_000;
const lookMs = 5_000;
/** The server says every 15 seconds that it is there. */
const silentMs = 35_000;
const isClosed = 2;

/** Hidden pages let go of it: browsers allow six connections to a host. Returns what lets go for good. */
export function holdStream(surroundings: Surroundings, follower: Follower): () => void {
  const { page, network, openSource, nowMs, startTimer } = surroundings;
  let stream: Source | undefined;
  /** Looks whether the stream still speaks or, where there is none, opens another. */
  let stopTimer: (() => void) | undefined;
  let heardAtMs = 0;

  const close = () => {
    stream?.close();
    stream = undefined;
    stopTimer?.();
  };

  const breakOff = () => {
    follower.onState('reconnecting');
    follower.onBroken();
    close();
  };

  const reopenLater = () => {
    breakOff();
    stopTimer = startTimer(reopenMs, open);
  };

  /** What was open before the machine slept, or in another network, may stay so for minutes with nobody at its other end. */
  const reopenNow = () => {
    if (page.hidden) return;
    breakOff();
    open();
  };

  const look = () => {
    const silenceMs = nowMs() - heardAtMs;
    if (silenceMs > silentMs || silenceMs < 0) reopenNow();
    else stopTimer = startTimer(lookMs, look);
  };

  const hearing =
    <E extends Event>(act?: (event: E) => void) =>
    (event: Event) => {
      heardAtMs = nowMs();
      act?.(event as E);
    };

  const onOpen = () => {
    follower.onState('live');
    follower.onOpen();
  };

  const onError = () => {
    if (stream?.readyState === isClosed) reopenLater();
    else follower.onState('reconnecting');
  };

  const open = () => {
    close();
    heardAtMs = nowMs();
    stopTimer = startTimer(lookMs, look);
    stream = openSource();
    stream.addEventListener('open', hearing(onOpen));
    stream.addEventListener('alive', hearing());
    stream.addEventListener('news', hearing(follower.onNews));
    stream.addEventListener('reset', hearing(follower.onReset));
    stream.addEventListener('ended', reopenLater);
    stream.addEventListener('error', onError);
  };

  const onVisibility = () => {
    close();
    follower.onState(page.hidden ? 'paused' : 'connecting');
    if (!page.hidden) open();
  };

  page.addEventListener('visibilitychange', onVisibility);
  network.addEventListener('online', reopenNow);
  onVisibility();
  return () => {
    page.removeEventListener('visibilitychange', onVisibility);
    network.removeEventListener('online', reopenNow);
    close();
  };
}
