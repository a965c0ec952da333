// What a setting is made of; knows none of them.

export type Row<T> = {
  variable: string;
  /** What holds where the setting is missing or empty. */
  fallback: T;
  /** The value, or undefined when the text is none. */
  read: (text: string) => T | undefined;
  remedy: string;
  /** For the table in the README: what it is for, and its default where the bare value does not say it. */
  meaning: string;
  shownDefault?: string;
};

export const row = <T>(row: Row<T>): Row<T> => row;
