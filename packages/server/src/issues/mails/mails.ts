// Mails about issues: gathered for whoever asked for them, and repeated once a day while nobody has acknowledged them.
import { recordAudit } from '../../audit/audit.ts';
import { startRounds, type Clock, type Rounds } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { demandGroup } from '../../groups/groups.ts';
import { queueMail, type Composer } from '../../mails/mails.ts';
import type { LoggedIn } from '../../viewer.ts';
import {
  findReader,
  lockOccasions,
  selectOrganizations,
  selectTold,
  selectWanted,
  storeTold,
  storeWanted,
} from './queries.ts';
import { wordsOf } from './words.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export function listWanted(tx: TenantTx, { sight, operator }: LoggedIn): Promise<number[]> {
  return selectWanted(tx, sight, operator.id);
}

export async function setWanted(
  tx: TenantTx,
  viewer: LoggedIn,
  wish: { groupIds: readonly number[]; now: Date },
): Promise<number[]> {
  const { sight, actor, operator } = viewer;
  const before = { groupIds: await selectWanted(tx, sight, operator.id) };
  const groupIds = [...new Set(wish.groupIds)];
  for (const groupId of groupIds) await demandGroup(tx, sight, groupId);
  await storeWanted(tx, { operatorId: operator.id, groupIds, now: wish.now });
  const subject = { kind: 'operator', id: operator.id };
  await recordAudit(tx, actor, { action: 'operator.set_issue_mails', subject, before, after: { groupIds } });
  return selectWanted(tx, sight, operator.id);
}

/** Once a minute: so what opens within one minute is in one mail, and what closes within one is in none. */
export function startIssueMails(options: {
  doors: Pick<Doors, 'withTenant' | 'withDirectory'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;

  async function tellAll(): Promise<void> {
    for (const organizationId of await doors.withDirectory(selectOrganizations)) {
      await doors.withTenant(organizationId, (tx) => tell(tx, clock.now()));
    }
  }

  return startRounds({ clock, everyMs: minuteMs, onFault, round: tellAll });
}

async function tell(tx: TenantTx, now: Date): Promise<void> {
  const until = new Date(now.getTime() - minuteMs);
  const occasions = await lockOccasions(tx, { until, dayAgo: new Date(now.getTime() - dayMs) });
  for (const { operatorId, email, toldUntil, hasNew, isReminder } of occasions) {
    const mail = { kind: 'issue', to: email, operatorIds: [operatorId], dueAt: now };
    const span = { until: until.toISOString(), ...(!isReminder && { after: toldUntil.toISOString() }) };
    await queueMail(tx, { ...mail, arguments: span });
    await storeTold(tx, operatorId, { until: hasNew ? until : null, remindedAt: isReminder ? now : null });
  }
}

/** A reminder names all that is open, the new ones too. */
export function issueComposers({ publicUrl }: { publicUrl: string }): { issue: Composer } {
  return {
    async issue(tx, { to, operatorIds, arguments: { after, until } }) {
      const [operatorId = 0] = operatorIds;
      const reader = await findReader(tx, operatorId, to);
      if (reader === undefined) return undefined;
      const span = { after: after === undefined ? null : new Date(after), until: new Date(until ?? 0) };
      const issues = await selectTold(tx, { operatorId, ...span });
      if (issues.length === 0) return undefined;
      return wordsOf({ reader, issues, isReminder: after === undefined, publicUrl });
    },
  };
}
