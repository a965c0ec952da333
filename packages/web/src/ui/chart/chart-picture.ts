// A chart on the screen as a picture file, with its title and what its parts mean; knows no chart by name.

/** What an SVG is drawn by; in a file there is no style sheet. */
const drawn = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-variant-numeric',
  'text-anchor',
];

const headPx = 44;
const sidePx = 16;
const sharpness = 2;
const svgSpace = 'http://www.w3.org/2000/svg';

function withStyles(original: SVGSVGElement): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll('*');
  for (const [index, element] of original.querySelectorAll('*').entries()) {
    const style = getComputedStyle(element);
    for (const name of drawn) copies[index]?.setAttribute(name, style.getPropertyValue(name));
    copies[index]?.removeAttribute('class');
  }
  return copy;
}

function textOf(text: string, y: number, of: Element): SVGTextElement {
  const style = getComputedStyle(of);
  const line = document.createElementNS(svgSpace, 'text');
  const marks = { x: 0, y, fill: style.color, 'font-family': style.fontFamily, 'font-size': style.fontSize };
  for (const [name, value] of Object.entries({ ...marks, 'font-weight': style.fontWeight })) {
    line.setAttribute(name, String(value));
  }
  line.textContent = text;
  return line;
}

/** `title` and `caption` are looked like; the ground is that of the first of `place` that has one. */
function composed(place: Element, { title, caption }: { title: Element; caption: string }): SVGSVGElement | undefined {
  const original = place.querySelector('svg');
  if (original === null) return undefined;
  const [width, height] = [original.clientWidth, original.clientHeight];
  const whole = document.createElementNS(svgSpace, 'svg');
  const [wide, high] = [width + 2 * sidePx, height + headPx + 2 * sidePx];
  whole.setAttribute('viewBox', `${-sidePx} ${-headPx - sidePx} ${wide} ${high}`);
  whole.setAttribute('width', String(wide));
  whole.setAttribute('height', String(high));
  const ground = document.createElementNS(svgSpace, 'rect');
  const fill = getComputedStyle(place.closest('section') ?? place).backgroundColor;
  for (const [name, value] of Object.entries({ x: -sidePx, y: -headPx - sidePx, width: wide, height: high, fill })) {
    ground.setAttribute(name, String(value));
  }
  const copy = withStyles(original);
  const small = original.querySelector('text') ?? title;
  const captionLine = textOf(caption, -headPx + 30, title);
  captionLine.setAttribute('font-weight', '400');
  captionLine.setAttribute('font-size', '12px');
  captionLine.setAttribute('fill', getComputedStyle(small).fill);
  whole.append(ground, textOf(title.textContent, -headPx + 12, title), captionLine, copy);
  return whole;
}

async function loaded(source: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = source;
  await image.decode();
  return image;
}

/** Hands the browser a PNG to keep. */
export async function downloadPicture(
  place: Element,
  words: { title: Element; caption: string; fileName: string },
): Promise<void> {
  const whole = composed(place, words);
  if (whole === undefined) return;
  const text = new XMLSerializer().serializeToString(whole);
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * sharpness, image.height * sharpness];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement('a');
  link.href = canvas.toDataURL('image/png');
  link.download = words.fileName;
  link.click();
}
