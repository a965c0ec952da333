// What a test process tells the runner while it works: the messages between the two, and their sum.

/** How one test ended. */
export type Result =
  | { kind: 'passed' | 'skipped'; file: string; title: string }
  | { kind: 'failed'; file: string; title: string; text: string };

export type Report =
  | Result
  | { kind: 'started'; file: string; title: string }
  | { kind: 'leaked'; resources: string[] }
  | { kind: 'ended' };

export type Failure = { file: string; title: string; text: string };

export type Outcome = { passed: number; skipped: number; failures: Failure[] };

export function emptyOutcome(): Outcome {
  return { passed: 0, skipped: 0, failures: [] };
}

export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, outcome) => sum + outcome.passed, 0),
    skipped: outcomes.reduce((sum, outcome) => sum + outcome.skipped, 0),
    failures: outcomes.flatMap((outcome) => outcome.failures),
  };
}
