// Mails as files in the data folder, for a machine without a mail server. Their links let somebody in, so only we read them.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type KeptMail = { organizationId: number; id: number };

export type KeptMails = {
  write(mail: KeptMail, message: Buffer): Promise<void>;
  /** Undefined where it lies on another node, or was removed by hand. */
  read(mail: KeptMail): Promise<Buffer | undefined>;
  remove(mail: KeptMail): Promise<void>;
};

export function openKeptMails(folder: string): KeptMails {
  const pathOf = ({ organizationId, id }: KeptMail) => join(folder, String(organizationId), `${id}.eml`);
  return {
    async write(mail, message) {
      const path = pathOf(mail);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written aside and renamed, so that nobody reads half of one.
      const file = await open(`${path}.new`, 'w', 0o600);
      try {
        await file.writeFile(message);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.new`, path);
    },
    read: (mail) =>
      readFile(pathOf(mail)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    remove: (mail) => rm(pathOf(mail), { force: true }),
  };
}
