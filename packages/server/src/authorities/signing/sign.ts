// Signs what stations have asked for and sends it to them, a moment after their question was answered; has them ask before the end (S-5).
import { startRounds, type Clock, type Rounds } from '../../clock.ts';
import type { Doors, IngestTx } from '../../db/doors.ts';
import { unseal, type SealingKey } from '../../sealing/sealing.ts';
import { issueFor, type Random } from '../x509/issue.ts';
import { sealingOf } from './own.ts';
import { queueRenewals, selectUnsigned, storeSigned } from './queries.ts';

type Parts = {
  clock: Clock;
  secretKey: SealingKey;
  newId(): string;
  random: Random;
};

const lookEveryMs = 2_000;
/** Certificates end by the day. */
const renewEveryMs = 3_600_000;

export function startSigner(
  options: Parts & {
    doors: Pick<Doors, 'withIngest'>;
    /** Tells that a command waits for the station. */
    ring(stationId: number): void;
    onFault(error: unknown): void;
    everyMs?: number;
  },
): Rounds {
  const { doors, clock, ring, onFault, everyMs = lookEveryMs } = options;
  let renewalDueMs = -Infinity;
  async function signAll(): Promise<void> {
    if (clock.monotonicMs() >= renewalDueMs) {
      await doors.withIngest((tx) => queueRenewals(tx, clock.now()));
      renewalDueMs = clock.monotonicMs() + renewEveryMs;
    }
    for (const stationId of await doors.withIngest((tx) => signSome(tx, options))) ring(stationId);
  }
  return startRounds({ clock, everyMs, onFault, round: signAll });
}

/** Answers for which stations. */
async function signSome(tx: IngestTx, { clock, secretKey, newId, random }: Parts): Promise<number[]> {
  const now = clock.now();
  const asked = await selectUnsigned(tx, now);
  for (const { authority, ...request } of asked) {
    const { certificate, fingerprint: owner, sealedKey } = authority;
    const privateKey = unseal(sealingOf(secretKey), owner, sealedKey);
    const station = { ...request, name: request.identifier };
    const { pem, fingerprint } = issueFor(station, { certificate, privateKey }, { now, random });
    const { requestId } = request;
    const intent = { intent: 'giveCertificate', chain: pem, requestId } as const;
    await storeSigned(tx, { ...request, fingerprint, now, commandId: newId(), intent });
  }
  return asked.map(({ stationId }) => stationId);
}
