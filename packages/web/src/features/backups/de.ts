// The German words of the bar that says that nightly backups fail.
import type { backups as words } from './en.ts';

export const backups: typeof words = {
  failing:
    'Die nächtliche Sicherung vom {{time}} ist fehlgeschlagen. Sie wird jede halbe Stunde erneut versucht; beheben kann es, wer den Server betreibt:',
};
