// Items of the manual: reports.
import type { ManualChapter } from '../manual-items.ts';

export const reports: readonly ManualChapter[] = [
  {
    chapter: 'Reports',
    items: [
      ['reports', 'view', 'reports of consumption'],
      ['reports-from', 'field', 'first day'],
      ['reports-to', 'field', 'last day'],
      ['reports-groups', 'field', 'charging groups'],
      ['reports-points', 'field', 'charging points'],
      ['reports-users', 'field', 'charging users'],
      ['reports-user-groups', 'field', 'charging user groups'],
      ['reports-tokens', 'field', 'tokens'],
      ['reports-no-token', 'rule', 'without chosen tokens all events count, free ones too'],
      ['reports-export', 'button', 'EXPORT CSV'],
      ['reports-csv', 'rule', 'the file is comma separated and downloaded'],
    ],
  },
  {
    chapter: 'How to generate a report',
    items: [
      ['report-show', 'button', 'SHOW DATA'],
      ['report-screen', 'view', 'the report on screen'],
      ['report-patience', 'rule', 'a long report says that it takes time'],
    ],
  },
];
