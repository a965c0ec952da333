import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdStream, type LiveState } from './hold-stream.ts';

/** A browser with a page and a network, whose time the test moves. */
function startPage() {
  const said: (LiveState | 'asked who one is')[] = [];
  const sources: ReturnType<typeof createSource>[] = [];
  let nowMs = 1_000_000;
  let timer: { dueMs: number; run: () => void } | undefined;
  const page = Object.assign(new EventTarget(), { hidden: false });
  const network = new EventTarget();
  const letGo = holdStream(
    {
      page,
      network,
      openSource() {
        const source = createSource();
        sources.push(source);
        return source;
      },
      nowMs: () => nowMs,
      startTimer(timeoutMs, run) {
        const own = { dueMs: nowMs + timeoutMs, run };
        assert.ok(timer === undefined || timer.dueMs <= nowMs, 'two timers at once');
        timer = own;
        return () => {
          if (timer === own) timer = undefined;
        };
      },
    },
    {
      onState: (state) => said.push(state),
      onOpen: () => undefined,
      onNews: () => undefined,
      onReset: () => undefined,
      onBroken: () => said.push('asked who one is'),
    },
  );
  return {
    said,
    sources,
    letGo,
    network,
    hasTimer: () => timer !== undefined,
    last: () => sources.at(-1)!,
    show(isShown: boolean) {
      page.hidden = !isShown;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    /** The machine sleeps: time passes, and what was due runs when it wakes. */
    sleep(ms: number) {
      nowMs += ms;
      const due = timer;
      if (due === undefined || due.dueMs > nowMs) return;
      timer = undefined;
      due.run();
    },
  };
}

function createSource() {
  const source = Object.assign(new EventTarget(), {
    readyState: 0,
    close: () => void (source.readyState = 2),
    say: (what: string) => source.dispatchEvent(new Event(what)),
    open() {
      source.readyState = 1;
      source.say('open');
    },
  });
  return source;
}

test('a page that is hidden says that it does not listen, and listens again once it is shown', () => {
  const { said, sources, last, show, hasTimer, letGo } = startPage();
  last().open();
  show(false);
  assert.deepEqual(said, ['connecting', 'live', 'paused']);
  assert.deepEqual([last().readyState, hasTimer()], [2, false]);
  show(true);
  last().open();
  assert.deepEqual(said.slice(3), ['connecting', 'live']);
  assert.equal(sources.length, 2);
  letGo();
});

test('a page that wakes from sleep opens its stream anew with its first look at the clock', () => {
  const { said, sources, last, sleep, letGo } = startPage();
  last().open();
  sleep(3 * 3_600_000);
  assert.deepEqual(said.slice(2), ['reconnecting', 'asked who one is']);
  assert.deepEqual(
    sources.map(({ readyState }) => readyState),
    [2, 0],
  );
  last().open();
  assert.equal(said.at(-1), 'live');
  letGo();
});

test('a stream in which nothing comes for longer than twice its sign of life is dead, one that is quiet is not', () => {
  const { said, sources, last, sleep, letGo } = startPage();
  last().open();
  for (let passedMs = 0; passedMs < 120_000; passedMs += 5_000) {
    if (passedMs % 15_000 === 0) last().say('alive');
    sleep(5_000);
  }
  assert.deepEqual([sources.length, said.at(-1)], [1, 'live']);
  for (let passedMs = 0; passedMs < 40_000; passedMs += 5_000) sleep(5_000);
  assert.deepEqual([sources.length, said.at(-2)], [2, 'reconnecting']);
  letGo();
});

test('a stream that never opens is given up and tried again', () => {
  const { sources, sleep, letGo } = startPage();
  for (let passedMs = 0; passedMs < 120_000; passedMs += 5_000) sleep(5_000);
  assert.equal(sources.length, 4);
  letGo();
});

test('in another network the stream is opened anew at once, but not of a hidden page', () => {
  const { sources, last, network, show, letGo } = startPage();
  last().open();
  network.dispatchEvent(new Event('online'));
  assert.equal(sources.length, 2);
  show(false);
  network.dispatchEvent(new Event('online'));
  assert.equal(sources.length, 2);
  letGo();
});

test('a stream that was refused is tried again later, and never after it was let go of', () => {
  const { said, sources, last, sleep, letGo, hasTimer } = startPage();
  last().close();
  last().say('error');
  assert.deepEqual([said.at(-1), sources.length], ['asked who one is', 1]);
  sleep(3_000);
  assert.equal(sources.length, 2);
  last().open();
  letGo();
  assert.deepEqual([last().readyState, hasTimer()], [2, false]);
});
