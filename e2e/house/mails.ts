// Puts mails into a house as if they had been kept or had failed a while ago; knows no words of the panel.
import { join } from 'node:path';
import { keepingCarrier, openKeptMails, queueMail } from '../../packages/server/src/mails/mails.ts';
import { letterOf, type Composed } from '../../packages/server/src/mails/letter.ts';
import type { RunningHouse } from './house.ts';
import { inOrganization } from './scene.ts';

type Past = { to: string; kind?: string; minutesAgo?: number } & ({ words: Composed } | { failure: string });

export async function putMail(house: RunningHouse, mail: Past): Promise<void> {
  const at = new Date(Date.now() - (mail.minutesAgo ?? 3) * 60_000);
  const isKept = 'words' in mail;
  const kept = await inOrganization(house, async (tx) => {
    // Not due before it has its state, so that the house leaves it alone.
    const dueAt = new Date(Date.now() + 3_600_000);
    const id = await queueMail(tx, { kind: mail.kind ?? 'invitation', to: mail.to, operatorIds: [], dueAt });
    await tx.query(
      `update mails set state = $3, last_error = $4, attempts = 1, queued_at = $5, due_at = $5, done_at = $5
       where organization_id = $1 and id = $2`,
      [tx.organizationId, id, isKept ? 'kept' : 'failed', isKept ? null : mail.failure, at],
    );
    return { organizationId: tx.organizationId, id };
  });
  if (!isKept) return;
  const head = { from: 'stationmaster@localhost', panelUrl: house.url, supportUrl: undefined };
  const letter = { to: mail.to, organizationName: 'ACME', composed: mail.words, id: String(kept.id), at };
  const carry = keepingCarrier(openKeptMails(join(house.dataDir, 'mails')));
  await carry(kept, letterOf(head, letter), new AbortController().signal);
}
