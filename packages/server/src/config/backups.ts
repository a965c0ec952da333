// The settings about backups.
import { row } from './row.ts';

export const backupRows = {
  backupDir: row<string | undefined>({
    variable: 'BACKUP_DIR',
    fallback: undefined,
    read: (text) => text,
    remedy: 'a folder',
    meaning: 'Where a backup of everything is put each night. On one node only. See [docs/backup.md](docs/backup.md).',
    shownDefault: 'none: no backups are made by themselves',
  }),
  backupKeep: row({
    variable: 'BACKUP_KEEP',
    fallback: 7,
    read: (text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined),
    remedy: 'a whole number from 1 to 999',
    meaning: 'How many of these backups are kept.',
  }),
  pgDump: row<string | undefined>({
    variable: 'PG_DUMP',
    fallback: undefined,
    read: (text) => text,
    remedy: 'the path of pg_dump',
    meaning: 'The pg_dump that backups of DATABASE_URL are made with; pg_restore lies beside it.',
    shownDefault: 'pg_dump on the PATH',
  }),
};
