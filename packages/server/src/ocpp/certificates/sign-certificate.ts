// SignCertificate: a station asks for a certificate of its own, and gets it in a CertificateSigned afterwards (1.6 security and 2.x, A02).
import { readInteger, readText } from '../edge.ts';
import type { HandlerOf } from '../protocol.ts';

const longestCsr = 12_000;

export const signCertificate: HandlerOf<'certificateRequested'> = {
  fact: (request) => ({
    kind: 'certificateRequested',
    csr: readText(request['csr'], longestCsr),
    // 1.6 knows no others, and 2.x means this one where it says nothing.
    isOfStation: ['ChargingStationCertificate', undefined].includes(readKind(request['certificateType'])),
    requestId: readInteger(request['requestId']),
  }),
  answer: (outcome) => ({ status: isTaken(outcome) ? 'Accepted' : 'Rejected' }),
};

/** As 2.x answers: with why not. */
export const signCertificateInWords: HandlerOf<'certificateRequested'> = {
  ...signCertificate,
  answer: (outcome, seen, request) => ({
    ...signCertificate.answer(outcome, seen, request),
    ...(outcome !== undefined && 'why' in outcome && outcome.why !== null && statusInfo(outcome.why)),
  }),
};

type Outcome = Parameters<(typeof signCertificate)['answer']>[0];

const isTaken = (outcome: Outcome): boolean => outcome !== undefined && 'taken' in outcome && outcome.taken;

const statusInfo = (why: string) => ({ statusInfo: { reasonCode: 'InvalidCSR', additionalInfo: why } });

function readKind(value: unknown): string | undefined {
  return value === undefined ? undefined : (readText(value, 64) ?? '');
}
