// The stages of a test run: which files belong to each, how long it may take; starts nothing itself.

export type StageName = 'checks' | 'pure' | 'module' | 'kill' | 'browser';

export type Stage = {
  name: StageName;
  /** What the stage should stay within on two cores. */
  budgetSeconds: number;
  /** What no test of it takes, on a slow machine either: one that lasts longer hangs. */
  testSeconds: number;
  owns(path: string): boolean;
  /** What fails before the first test of one file takes the others of its process with it, and a process costs its start. */
  filesPerProcess: number;
  /** Whether files that failed beside others are tried once more alone. */
  triesAgain?: boolean;
  needsDatabase: boolean;
  /** Only until its first file is written: a stage that silently finds nothing is a broken stage. */
  mayBeEmpty: boolean;
};

const special = ['.module.test.ts', '.kill.test.ts', '.browser.test.ts'];

export const stages: readonly Stage[] = [
  {
    name: 'checks',
    budgetSeconds: 45,
    testSeconds: 180,
    owns: () => false,
    filesPerProcess: 1,
    needsDatabase: false,
    mayBeEmpty: false,
  },
  {
    name: 'pure',
    budgetSeconds: 60,
    testSeconds: 60,
    owns: (path) => path.endsWith('.test.ts') && !special.some((ending) => path.endsWith(ending)),
    filesPerProcess: Infinity,
    needsDatabase: false,
    mayBeEmpty: false,
  },
  {
    name: 'module',
    budgetSeconds: 180,
    testSeconds: 120,
    owns: (path) => path.endsWith('.module.test.ts'),
    filesPerProcess: 8,
    needsDatabase: true,
    mayBeEmpty: true,
  },
  {
    name: 'kill',
    budgetSeconds: 75,
    testSeconds: 180,
    owns: (path) => path.endsWith('.kill.test.ts'),
    filesPerProcess: 1,
    needsDatabase: false,
    mayBeEmpty: true,
  },
  {
    name: 'browser',
    budgetSeconds: 180,
    testSeconds: 120,
    owns: (path) => path.startsWith('e2e/') && path.endsWith('.browser.test.ts'),
    filesPerProcess: 12,
    triesAgain: true,
    needsDatabase: true,
    mayBeEmpty: true,
  },
];

export type Limits = {
  /** For all that one process has to do. */
  limitMs: number;
  /** For one test of it. */
  testLimitMs: number;
};

/** What hangs is ended past these; generous, since a slow machine is no fault of the code. */
export function limitsOf({ budgetSeconds, testSeconds }: Stage, deep: boolean): Limits {
  const factor = deep ? 15 : 1;
  return { limitMs: budgetSeconds * 4 * factor * 1000, testLimitMs: testSeconds * factor * 1000 };
}
