// Everything the operators' manual shows or promises, as a list that tests can name; holds no text of the manual itself
// but the names and messages that the panel has to show.
import { frame } from './manual/frame.ts';
import { groups } from './manual/groups.ts';
import { messages } from './manual/messages.ts';
import { people } from './manual/people.ts';
import { reports } from './manual/reports.ts';
import { stations } from './manual/stations.ts';
import { tasks } from './manual/tasks.ts';

type ManualKind = 'view' | 'field' | 'button' | 'link' | 'column' | 'icon' | 'figure' | 'rule' | 'command' | 'message';

/** Name (tests say `M-` and the name), what it is, in our words; and its place in the panel once it stands there. */
type ManualItem = readonly [name: string, kind: ManualKind, words: string, place?: string];

/** The items of one entry in the manual's table of contents. */
export type ManualChapter = { chapter: string; items: readonly ManualItem[] };

/** Entries of the table of contents that hold nothing to build. */
export const emptyChapters: readonly string[] = ['Table of contents', 'Document changes since V2', 'Attachments'];

export const manual: readonly ManualChapter[] = [
  ...frame,
  ...groups,
  ...stations,
  ...people,
  ...reports,
  ...tasks,
  ...messages,
];
