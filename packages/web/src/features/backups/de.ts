// The German words of the bar that says that nightly backups fail.
import type { backups as words } from './en.ts';

export const backups: typeof words = {
  failing: 'Die nächtliche Sicherung schlägt seit {{time}} fehl. Sie wird jede halbe Stunde erneut versucht.',
};
