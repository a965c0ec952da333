// What a file of a report is made from, besides its charging events: plain data, since it goes to a thread of its own.
import type { Language } from '../../viewer.ts';

export type FileFormat = 'xlsx' | 'pdf';

export type FileOrder = {
  format: FileFormat;
  language: Language;
  organizationName: string;
  timeZone: string;
  /** Days, both included. */
  from: string;
  to: string;
  pricePerKwh?: string;
  currency?: string;
};

export const mimeTypes: Readonly<Record<FileFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
