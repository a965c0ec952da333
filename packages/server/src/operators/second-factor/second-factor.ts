// An operator's second factor: set up, asked for at log in, renewed and removed (S-18).
import { recordAudit } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { LoggedIn } from '../../viewer.ts';
import { findOperator } from '../managing/queries.ts';
import { readCode, recoveryCodeOf, recoveryCodes, secretAsText, secretBytes, setUpAddress, stepOf } from './codes.ts';
import {
  beginFactor,
  confirmFactor,
  deleteFactor,
  findFactor,
  findFactorState,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from './queries.ts';
import { hashCode, newNonce, seal, unseal, type Sealing, type SealingKey } from '../../sealing/sealing.ts';

export { findFactorState } from './queries.ts';

export type FactorParts = { secretKey: SealingKey; clock: Clock; random(bytes: number): Buffer };

const sealingOf = ({ secretKey }: Pick<FactorParts, 'secretKey'>): Sealing => ({ secretKey, purpose: 'second factor' });
export type SetUp = { secret: string; address: string };

/** A secret that counts once a code of it was shown; whoever begins again gets another. */
export async function beginSetUp(tx: TenantTx, parts: FactorParts, viewer: LoggedIn): Promise<SetUp> {
  const { operator, organization } = viewer;
  const secret = parts.random(secretBytes);
  const sealed = seal(sealingOf(parts), ownerOf(operator.id), secret, newNonce(parts.random));
  if (!(await beginFactor(tx, operator.id, sealed))) throw new Failure('second_factor_set');
  const address = setUpAddress(secret, { username: operator.username, organization: organization.name });
  return { secret: secretAsText(secret), address };
}

/** Returns the recovery codes, which are told this once. */
export async function confirmSetUp(
  tx: TenantTx,
  parts: FactorParts,
  viewer: LoggedIn,
  typed: string,
): Promise<string[]> {
  const { id } = viewer.operator;
  const factor = await findFactor(tx, id);
  if (factor === undefined) throw new Failure('not_found');
  if (factor.confirmedAt !== null) throw new Failure('second_factor_set');
  const { kind, code } = readCode(typed);
  const now = parts.clock.now();
  const secret = unseal(sealingOf(parts), ownerOf(id), factor.sealedSecret);
  const step = kind === 'app' ? stepOf(code, secret, now, null) : undefined;
  if (step === undefined) throw new Failure('wrong_second_factor');
  const confirmed = await confirmFactor(tx, id, { sealedSecret: factor.sealedSecret, step, now });
  if (!confirmed) throw new Failure('second_factor_set');
  await record(tx, viewer, 'operator.set_second_factor', id);
  return makeRecoveryCodes(tx, parts, id);
}

export async function renewRecoveryCodes(tx: TenantTx, parts: FactorParts, viewer: LoggedIn): Promise<string[]> {
  const { id } = viewer.operator;
  const { setAt } = await findFactorState(tx, id);
  if (setAt === null) throw new Failure('not_found');
  await record(tx, viewer, 'operator.renew_recovery_codes', id);
  return makeRecoveryCodes(tx, parts, id);
}

export function removeSecondFactor(tx: TenantTx, viewer: LoggedIn): Promise<void> {
  return remove(tx, viewer, viewer.operator.id);
}

/** Of an operator in the admin's domain, who cannot do it without the telephone. */
export async function removeAnothers(tx: TenantTx, viewer: LoggedIn, operatorId: number): Promise<void> {
  // The own one needs the password.
  if (operatorId === viewer.operator.id) throw new Failure('access_denied');
  if ((await findOperator(tx, viewer.sight, operatorId)) === undefined) throw new Failure('operator_not_found');
  await remove(tx, viewer, operatorId);
}

async function remove(tx: TenantTx, viewer: LoggedIn, operatorId: number): Promise<void> {
  if (await deleteFactor(tx, operatorId)) await record(tx, viewer, 'operator.remove_second_factor', operatorId);
}

/** Whether what was typed is the factor's code of now, or a recovery code; either is spent with that. */
export async function takeCode(
  doors: Pick<Doors, 'withTenant'>,
  parts: Pick<FactorParts, 'secretKey' | 'clock'>,
  { organizationId, operatorId }: { organizationId: number; operatorId: number },
  typed: string,
): Promise<'app' | 'recovery' | undefined> {
  const { kind, code } = readCode(typed);
  const owner = ownerOf(operatorId);
  const taken = await doors.withTenant(organizationId, async (tx) => {
    const factor = await findFactor(tx, operatorId);
    if (factor === undefined) return false;
    if (kind === 'recovery') return takeRecoveryCode(tx, operatorId, hashCode(parts.secretKey, owner, code));
    const secret = unseal(sealingOf(parts), owner, factor.sealedSecret);
    const step = stepOf(code, secret, parts.clock.now(), factor.lastStep);
    return step !== undefined && takeStep(tx, operatorId, step);
  });
  return taken ? kind : undefined;
}

async function makeRecoveryCodes(tx: TenantTx, parts: FactorParts, operatorId: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes.count }, () => recoveryCodeOf(parts.random(recoveryCodes.letters)));
  const hashes = codes.map((code) => hashCode(parts.secretKey, ownerOf(operatorId), readCode(code).code));
  await replaceRecoveryCodes(tx, operatorId, hashes);
  return codes;
}

function record(tx: TenantTx, { actor }: LoggedIn, action: string, operatorId: number): Promise<void> {
  tx.news.push({ kind: 'operator', organizationId: tx.organizationId, stationId: null });
  return recordAudit(tx, actor, { action, subject: { kind: 'operator', id: operatorId } });
}

function ownerOf(operatorId: number): string {
  return `operator ${operatorId}`;
}
