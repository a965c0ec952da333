// What stations ask to have certified: judged and kept as they ask, signed a moment later (S-5).
import type { CertificateRequested, Outcomes } from '../../facts.ts';
import { columns, type SetFunction } from '../../db/sets.ts';
import { readRequest } from '../x509/request.ts';
import { selectAsking, storeRequests, type Asking } from './queries.ts';

const noAuthority = 'There is no certificate authority of its charging group, or of one above, that signs by itself.';
const unproven = 'It shows nothing to prove who it is, so anybody could ask in its name.';
const notOfStation = 'Certificates for that use are not signed here.';

type Judged = { publicKey: Buffer | null; why: string | null };

export const askForCertificates: SetFunction<CertificateRequested, Asking[], Outcomes['certificateRequested']> = {
  read: (tx, facts) =>
    selectAsking(
      tx,
      columns(
        facts,
        ({ origin }) => origin.stationId,
        ({ origin }) => origin.organizationId,
        ({ origin }) => origin.receivedAt,
      ),
    ),
  async write(tx, facts, asking) {
    const judged = facts.map(({ fact }, place) => judge(fact, asking[place]));
    const values = columns(
      facts.map((told, place) => ({ ...told, judged: judged[place] })),
      ({ origin }) => origin.stationId,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.receivedAt,
      ({ fact }) => fact.requestId,
      (one) => one.judged?.publicKey ?? null,
      (one) => one.judged?.why ?? 'It will be signed.',
    );
    await storeRequests(tx, values);
    for (const { origin } of facts)
      tx.news.push({ kind: 'event', organizationId: origin.organizationId, stationId: origin.stationId });
    return judged.map(({ why }) => ({ taken: why === null, why }));
  },
};

function judge({ isOfStation, csr }: CertificateRequested, asking: Asking | undefined): Judged {
  if (!isOfStation) return { publicKey: null, why: notOfStation };
  if (asking?.identifier == null || !asking.isCovered) return { publicKey: null, why: noAuthority };
  if (!asking.provesItself) return { publicKey: null, why: unproven };
  const read = readRequest(csr ?? '', asking.identifier);
  return typeof read === 'string' ? { publicKey: null, why: read } : { ...read, why: null };
}
