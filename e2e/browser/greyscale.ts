// Compares symbols as they look to somebody who sees no colours at all.
import type { Locator, Page } from 'playwright-core';

/** How much of black to white two symbols of 16 pixels must differ on average; the dot of a waiting point makes 0.03. */
const leastDifference = 0.02;

/** Pairs of symbols, by their looks, that only a colour tells apart. */
export async function findAlike(page: Page, symbols: Locator): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
  const seen: { look: string; pixels: number[] }[] = [];
  for (const symbol of await symbols.all()) {
    const look = (await symbol.getAttribute('data-look')) ?? '';
    seen.push({ look, pixels: await pixelsOf(page, await symbol.screenshot()) });
  }
  await session.detach();
  return seen.flatMap((one, index) =>
    seen
      .slice(index + 1)
      .filter((other) => differenceOf(one.pixels, other.pixels) < leastDifference)
      .map((other) => `${one.look} and ${other.look}`),
  );
}

/** The brightness of each pixel, from 0 to 1; the browser reads its own picture. */
function pixelsOf(page: Page, picture: Buffer): Promise<number[]> {
  return page.evaluate(async (base64) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${base64}` });
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser does not draw.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 4 }, (_, index) => (data[index * 4] ?? 0) / 255);
  }, picture.toString('base64'));
}

function differenceOf(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / length;
}
