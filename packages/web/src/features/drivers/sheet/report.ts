// What is told of an import of charging users, line by line; the description of the API cannot say it of a stream.

export type SheetProgress = { lines: number; ofAbout: number };

type Counts = { added: number; changed: number; left: number };

export type SheetReport = {
  lines: number;
  faultCount: number;
  faults: { line: number; column: string; problem: string }[];
  users: Counts;
  tokens: Counts & { moved: number };
  plan: string | null;
  done: boolean;
};

/** Whether it would change anything. */
export function changesAnything({ users, tokens }: SheetReport): boolean {
  return [users.added, users.changed, tokens.added, tokens.changed].some((count) => count > 0);
}
