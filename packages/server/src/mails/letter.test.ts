import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { letterOf, type Composed } from './letter.ts';
import { readMessage, type ReadMessage } from './read-message.ts';

const head = {
  from: 'charging@example.com',
  panelUrl: 'https://panel.example.com',
  supportUrl: 'mailto:help@example.com',
};

async function written(composed: Composed, organizationName = 'ACME'): Promise<ReadMessage & { raw: string }> {
  const letter = { to: 'a@example.org', organizationName, composed, id: '1', at: new Date('2026-03-01T12:00:00Z') };
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(letterOf(head, letter));
  const raw = message as Buffer;
  return { ...readMessage(raw), raw: raw.toString('utf8') };
}

test('a mail is plain text and the same as HTML, from the organization, with where help is', async () => {
  const link = `https://panel.example.com/invitations/${'x'.repeat(90)}?a=1&b=2`;
  const mail = await written(
    { subject: 'Tervetuloa käyttämään', text: `Hyvää päivää!\n\n${link}\n\nÅsa` },
    'Sähkö Oy, "ACME"',
  );
  assert.equal(mail.subject, 'Tervetuloa käyttämään');
  assert.equal(mail.from, 'Sähkö Oy, "ACME" <charging@example.com>');
  assert.equal(mail.text, `Hyvää päivää!\n\n${link}\n\nÅsa\n\n-- \nSähkö Oy, "ACME"\nSupport: help@example.com`);
  assert.ok(mail.html.includes(`<a href="${link.replace('&', '&amp;')}"`));
  assert.ok(mail.html.includes('Support: help@example.com'));
  assert.match(mail.raw, /^Auto-Submitted: auto-generated\r$/m);
  assert.match(mail.raw, /^Date: Sun, 01 Mar 2026 12:00:00 \+0000\r$/m);
});

test('hostile words stay words: no markup, no link to elsewhere, no header of their own (S-8)', async () => {
  const text =
    '<img src=x onerror="alert(1)"> & \'x\'\nhttps://panel.example.com.evil.example/login\njavascript:alert(1)';
  const mail = await written({ subject: 'Alarm\r\nBcc: victim@example.net', text }, '<b>ACME</b>\nBcc: x@example.net');
  assert.equal(mail.subject, 'Alarm Bcc: victim@example.net');
  assert.doesNotMatch(mail.raw, /^Bcc:/im);
  assert.doesNotMatch(mail.html, /<(img|b|a|script)\b/);
  assert.ok(mail.html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;x&#39;'));
});

test('a mail loads nothing from anywhere', async () => {
  const { html } = await written({ subject: 'Hello', text: 'Hello\n\nhttps://panel.example.com/x' });
  assert.doesNotMatch(html, /\bsrc=|url\(|<link|<style|@import/);
});
