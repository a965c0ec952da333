// The first start: one code, printed on the console, makes one organization and its first admin (S-21).
import { createHash } from 'node:crypto';
import { recordAudit } from '../audit/audit.ts';
import type { Doors } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { createRootGroup } from '../groups/groups.ts';
import {
  beginLogin,
  createOperator,
  demandGoodPassword,
  type LoginParts,
  type NewLogin,
  type Place,
} from '../operators/operators.ts';
import { createOrganization, findOrganizationId, type NewOrganization } from '../organizations/organizations.ts';
import { hasOperators, isCode, storeCode, takeCode } from './queries.ts';

export type SetupParts = Pick<LoginParts, 'doors' | 'clock' | 'random' | 'throttle'>;

export type Setup = {
  code: string;
  organization: NewOrganization;
  operator: { username: string; name: string; email: string; password: string };
};

// Without letters and digits that look alike on a console.
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A fresh code for this start; undefined where an operator exists. Earlier codes no longer work. */
export function createSetupCode(doors: Doors, random: (bytes: number) => Buffer): Promise<string | undefined> {
  return doors.withDirectory(async (tx) => {
    if (await hasOperators(tx)) return undefined;
    const letters = Array.from(random(16), (byte) => alphabet[byte % alphabet.length]).join('');
    const code = letters.replace(/.{4}(?=.)/g, '$&-');
    await storeCode(tx, hashOf(code));
    return code;
  });
}

export async function isSetupNeeded(doors: Doors): Promise<boolean> {
  return !(await doors.withDirectory(hasOperators));
}

export async function setUp(parts: SetupParts, asked: Setup, place: Place): Promise<NewLogin> {
  const { doors, throttle } = parts;
  const { address } = place;
  const codeHash = hashOf(asked.code);
  if (!(await isSetupNeeded(doors))) throw new Failure('setup_done');
  const { right } = await throttle.slowed({ account: 'setup', address }, () =>
    doors.withDirectory((tx) => isCode(tx, codeHash)),
  );
  if (!right) throw new Failure('wrong_setup_code');
  demandGoodPassword(asked.operator.password, asked.operator, 'operator.password');
  const organizationId = await doors.withDirectory(async (tx) => {
    // One without operators is what a setup that broke off has left.
    const left = await findOrganizationId(tx, asked.organization.slug);
    const id = left ?? (await createOrganization(tx, asked.organization));
    if (!(await takeCode(tx, codeHash))) throw new Failure('setup_done');
    return id;
  });
  try {
    const id = await createFirstAdmin(doors, organizationId, asked, address);
    return await beginLogin(parts, { id, organizationId, username: asked.operator.username }, place);
  } catch (error) {
    // Through another door than the organization: where this one failed, the code is to work again.
    if (await isSetupNeeded(doors)) await doors.withDirectory((tx) => storeCode(tx, codeHash));
    throw error;
  }
}

function createFirstAdmin(doors: Doors, organizationId: number, asked: Setup, address: string): Promise<number> {
  return doors.withTenant(organizationId, async (tx) => {
    const { organization, operator } = asked;
    const baseGroupId = await createRootGroup(tx, organization.name);
    const id = await createOperator(tx, { ...operator, role: 'admin', baseGroupId });
    await recordAudit(
      tx,
      { operatorId: id, name: operator.username, address },
      {
        action: 'organization.create',
        subject: { kind: 'organization', id: organizationId },
        after: { ...organization, operator: operator.username },
      },
    );
    return id;
  });
}

function hashOf(code: string): Buffer {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHash('sha256').update(letters).digest();
}
