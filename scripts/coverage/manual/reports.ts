// Items of the manual: reports.
import type { ManualChapter } from '../manual-items.ts';

export const reports: readonly ManualChapter[] = [
  {
    chapter: 'Reports',
    items: [
      ['reports', 'view', 'reports of consumption', '/reports'],
      ['reports-from', 'field', 'first day', '/reports'],
      ['reports-to', 'field', 'last day', '/reports'],
      ['reports-groups', 'field', 'charging groups', '/reports'],
      ['reports-points', 'field', 'charging points', '/reports'],
      ['reports-users', 'field', 'charging users', '/reports'],
      ['reports-user-groups', 'field', 'charging user groups', '/reports'],
      ['reports-tokens', 'field', 'tokens', '/reports'],
      ['reports-no-token', 'rule', 'without chosen tokens all events count, free ones too', '/reports'],
      ['reports-export', 'button', 'EXPORT CSV', '/reports'],
      ['reports-csv', 'rule', 'the file is comma separated and downloaded', '/reports'],
    ],
  },
  {
    chapter: 'How to generate a report',
    items: [
      ['report-show', 'button', 'SHOW DATA', '/reports'],
      ['report-screen', 'view', 'the report on screen', '/reports'],
      ['report-patience', 'rule', 'a long report says that it takes time', '/reports'],
    ],
  },
];
