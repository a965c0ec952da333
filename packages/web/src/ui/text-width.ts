// How wide a text will be in the panel's font, which is another one on every system.

const fallbackPerCharacterPx = 7;
let pen: CanvasRenderingContext2D | null | undefined;

export function textWidthPx(text: string, sizeRem: number, weight = 400): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return text.length * fallbackPerCharacterPx;
  const sizePx = sizeRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  pen.font = `${weight} ${sizePx}px ${getComputedStyle(document.body).fontFamily}`;
  // All figures of the panel are as wide as its zero.
  return Math.ceil(pen.measureText(text.replace(/\d/g, '0')).width);
}

/** Of labels at an axis. */
export const labelWidthPx = (labels: readonly string[]): number =>
  Math.max(0, ...labels.map((label) => textWidthPx(label, 0.6875)));
