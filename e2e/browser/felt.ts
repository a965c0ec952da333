// What an operator feels of a page: when its picture stands, its frames, and how long a key takes.
import type { Page } from 'playwright-core';

declare global {
  /** Milliseconds between the frames that the page could draw, since it was asked to note them. */
  var gaps: number[];
}

/** From the beginning of the page. */
export function noteFrames(): void {
  let before = performance.now();
  const note = (now: number) => {
    globalThis.gaps.push(now - before);
    before = now;
    requestAnimationFrame(note);
  };
  globalThis.gaps = [];
  // The scripts of the panel alone are nearly as many as are noted otherwise.
  performance.setResourceTimingBufferSize(1_000);
  requestAnimationFrame(note);
}

/** From the last byte of the points until the first frame with squares has been drawn. Frames are counted from here on. */
export async function untilPicture(): Promise<number> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  do await nextFrame();
  while (document.querySelector('a [data-look]') === null);
  // What comes into the page before a frame is laid out and painted with it, which the next one waits for.
  await nextFrame();
  const [data] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/v1/dashboard'));
  if (data === undefined) throw new Error('The page has not asked for the points.');
  const ms = performance.now() - (data as PerformanceResourceTiming).responseEnd;
  globalThis.gaps = [];
  return ms;
}

export function frameGaps(): number[] {
  return globalThis.gaps;
}

/** Scrolls, and goes from station to station by keyboard; how long each key takes until the next frame stands. */
export async function operate(page: Page, seconds: number): Promise<number[]> {
  const answers: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let step = 0; performance.now() < end; step += 1) {
    await page.mouse.wheel(0, step % 20 < 10 ? 300 : -300);
    await page.evaluate(() => {
      addEventListener(
        'keydown',
        ({ timeStamp }) =>
          requestAnimationFrame(() => setTimeout(() => (document.title = String(performance.now() - timeStamp)))),
        { once: true },
      );
    });
    await page.keyboard.press('Tab');
    answers.push(await page.evaluate(lastAnswer));
  }
  return answers;
}

async function lastAnswer(): Promise<number> {
  while (!/^[\d.]+$/.test(document.title)) await new Promise(requestAnimationFrame);
  const ms = Number(document.title);
  document.title = '';
  return ms;
}
