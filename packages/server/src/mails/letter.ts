// How a mail looks: the words of its kind as plain text, and the same as simple HTML that loads nothing. Knows no kind.
import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../viewer.ts';

export type Attachment = { name: string; type: string; bytes: Buffer };
export type Composed = { language?: Language; subject: string; text: string; attachment?: Attachment };

/** What all letters of this installation share. */
export type Letterhead = {
  from: string;
  /** The panel's address: only addresses of its own become links. */
  panelUrl: string;
  supportUrl: string | undefined;
};

export type Letter = { to: string; organizationName: string; composed: Composed; id: string; at: Date };

export function letterOf({ from, ...head }: Letterhead, letter: Letter): SendMailOptions {
  const { to, composed, id, at } = letter;
  const organizationName = oneLine(letter.organizationName);
  const support = head.supportUrl?.replace(/^mailto:/i, '');
  const closing = [organizationName, ...(support === undefined ? [] : [`Support: ${support}`])];
  const subject = oneLine(composed.subject);
  const { attachment } = composed;
  const html = htmlOf({
    ...head,
    language: composed.language ?? 'en',
    subject,
    paragraphs: paragraphsOf(composed.text),
    closing,
  });
  return {
    from: { name: organizationName, address: from },
    to: { name: '', address: to },
    envelope: { from, to },
    subject,
    text: `${composed.text.trim()}\n\n-- \n${closing.join('\n')}\n`,
    html,
    ...(attachment && {
      attachments: [{ filename: attachment.name, contentType: attachment.type, content: attachment.bytes }],
    }),
    messageId: `<${id}@${from.split('@').at(-1)}>`,
    date: at,
    // Nobody's absence is to answer a machine.
    headers: { 'Auto-Submitted': 'auto-generated' },
    encoding: 'quoted-printable',
  };
}

const page = 'margin:0;padding:24px;background:#f7f6f2;font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif';
const sheet = 'max-width:560px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px;color:#1d1b17';
const link = 'color:#3346c8;overflow-wrap:anywhere';
const fine = 'margin:32px 0 0;padding-top:16px;border-top:1px solid #e7e4dc;color:#6b675d;font-size:14px';

type Body = { panelUrl: string; language: Language; subject: string; paragraphs: string[]; closing: string[] };

function htmlOf({ panelUrl, language, subject, paragraphs, closing }: Body): string {
  const written = paragraphs.map((text) => {
    const lines = text.split('\n').map((line) => lineOf(line.trim(), panelUrl));
    return `<p style="margin:0 0 16px">${lines.join('<br>')}</p>`;
  });
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style='${page}'><div style="${sheet}">`,
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>`,
    ...written,
    `<p style="${fine}">${closing.map(escaped).join('<br>')}</p>`,
    '</div></body></html>',
  ].join('\n');
}

/** A line that is an address of the panel and nothing else can be followed; other addresses stay text (S-8). */
function lineOf(line: string, panelUrl: string): string {
  const isOurs = line.startsWith(`${panelUrl}/`) && !/\s/.test(line);
  return isOurs ? `<a href="${escaped(line)}" style="${link}">${escaped(line)}</a>` : escaped(line);
}

function paragraphsOf(text: string): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim());
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
