import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactKind, OutcomeOf, StationFact } from '../../facts.ts';
import { noon, seenAt } from '../../testing/seen.ts';
import { protocol201 } from '../v201/table.ts';
import { protocol21 } from './table.ts';

const { handlers, table } = protocol21;
type Request = Record<string, unknown>;

function handlerOf(action: string) {
  const handler = handlers.get(action);
  assert.ok(handler, action);
  return handler;
}

function factOf(action: string, request: Request): StationFact | undefined {
  return handlerOf(action).fact(request, seenAt());
}

function answerOf(action: string, request: Request = {}, outcome?: OutcomeOf<FactKind>): object {
  const answer = handlerOf(action).answer(outcome, seenAt(), request);
  table.checkOutgoing(action, 'response', answer);
  return answer;
}

const noonText = noon.toISOString();
const certificateHashData = { hashAlgorithm: 'SHA256', issuerNameHash: 'n', issuerKeyHash: 'k', serialNumber: '1' };
/** What must be there for an answer to be made of it. */
const asked: Readonly<Record<string, Request>> = {
  GetCertificateChainStatus: {
    certificateStatusRequests: [{ certificateHashData, source: 'OCSP', urls: ['http://ca'] }],
  },
  VatNumberValidation: { vatNumber: 'DE123', evseId: 2 },
};

test('every action that 2.1 stations call is answered, to the letter (F-10)', () => {
  assert.deepEqual([...handlers.keys()].sort(), [...table.fromStation].sort());
  for (const action of table.fromStation) answerOf(action, asked[action]);
});

test('what 2.1 did not change is handled as in 2.0.1, and the messages of T-1 are the same', () => {
  for (const [action, handler] of protocol201.handlers) {
    if (action !== 'NotifyEVChargingNeeds') assert.equal(handlers.get(action), handler, action);
  }
  const transactional = [...handlers.keys()].filter((action) => protocol21.isTransactional(action));
  assert.deepEqual(transactional.sort(), ['MeterValues', 'TransactionEvent']);
});

test('an answer promises nothing that is not done', () => {
  const statusOf = (action: string) => {
    const answer = answerOf(action, asked[action]);
    return 'status' in answer ? answer.status : undefined;
  };
  const refused = ['OpenPeriodicEventStream', 'PullDynamicScheduleUpdate', 'VatNumberValidation'];
  for (const action of refused) assert.equal(statusOf(action), 'Rejected', action);
  assert.equal(statusOf('NotifyEVChargingNeeds'), 'NoChargingProfile');
  assert.deepEqual(answerOf('NotifySettlement'), {});
  assert.deepEqual(answerOf('GetCertificateChainStatus', asked['GetCertificateChainStatus']), {
    certificateStatus: [{ certificateHashData, source: 'OCSP', status: 'Failed', nextUpdate: noonText }],
  });
});

test('a VAT number comes back as it was asked about, with its charging point', () => {
  const { statusInfo: _, ...answer } = answerOf('VatNumberValidation', asked['VatNumberValidation']) as Request;
  assert.deepEqual(answer, { vatNumber: 'DE123', evseId: 2, status: 'Rejected' });
  assert.ok('vatNumber' in answerOf('VatNumberValidation', { vatNumber: 'x'.repeat(30) }));
});

test('what 2.1 stations tell beyond charging is kept whole, under the name of its action', () => {
  const actions = [...table.fromStation].filter((action) => !protocol201.handlers.has(action));
  for (const action of actions.filter((one) => one !== 'NotifyPeriodicEventStream')) {
    const fact = factOf(action, { transactionId: 'T-1', timestamp: noonText });
    assert.ok(fact?.kind === 'stationNoted', action);
    assert.deepEqual([fact.note, fact.status, fact.when.at], ['data', action, noon]);
    assert.match(fact.info ?? '', /"transactionId":"T-1"/);
  }
});

test('a stream that is called instead of sent is answered, and not kept', () => {
  const rules: string[] = [];
  const seen = { ...seenAt(), deviate: (rule: string) => void rules.push(rule) };
  assert.equal(handlerOf('NotifyPeriodicEventStream').fact({ id: 1 }, seen), undefined);
  assert.deepEqual(rules, ['called-not-sent']);
  assert.deepEqual(answerOf('NotifyPeriodicEventStream'), {});
});

test('a transaction event tells what one of 2.0.1 does, whatever 2.1 puts beside it', () => {
  const told: Request = {
    eventType: 'Updated',
    timestamp: noonText,
    triggerReason: 'CostLimitReached',
    seqNo: 3,
    transactionInfo: {
      transactionId: 'T-1',
      chargingState: 'SuspendedEVSE',
      stoppedReason: 'ReqEnergyTransferRejected',
    },
    evse: { id: 2 },
    idToken: { idToken: 'WVWZZZ', type: 'VIN' },
    meterValue: [{ timestamp: noonText, sampledValue: [{ value: 1500 }] }],
  };
  const costDetails = { totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax: 1 } } };
  const fact = factOf('TransactionEvent', { ...told, costDetails, preconditioningStatus: 'Ready', evseSleep: true });
  assert.deepEqual(fact, factOf('TransactionEvent', told));
  assert.ok(fact?.kind === 'transactionTold');
  assert.deepEqual(
    [fact.token, fact.trigger, fact.chargingState, fact.stopReason, fact.readings[0]?.registerWh],
    ['WVWZZZ', 'CostLimitReached', 'SuspendedEVSE', 'ReqEnergyTransferRejected', 1500],
  );
});

test('energy before the station’s meter is not what was delivered (E-13)', () => {
  const sampledValue = [
    { value: 9999, location: 'Upstream' },
    { value: 1500, location: 'Outlet' },
    { value: 3, measurand: 'Energy.Active.Import.CableLoss' },
  ];
  const fact = factOf('MeterValues', { evseId: 1, meterValue: [{ timestamp: noonText, sampledValue }] });
  assert.ok(fact?.kind === 'sessionSampled');
  assert.equal(fact.readings[0]?.registerWh, 1500);
});

test('firmware and logs say why they failed', () => {
  const statusInfo = { reasonCode: 'InternalError', additionalInfo: 'disk full' };
  const infoOf = (action: string, request: Request) => {
    const fact = factOf(action, { ...request, statusInfo });
    assert.ok(fact?.kind === 'stationNoted');
    return fact.info;
  };
  assert.equal(infoOf('FirmwareStatusNotification', { status: 'DownloadFailed' }), 'InternalError: disk full');
  assert.equal(infoOf('LogStatusNotification', { status: 'UploadFailure' }), 'InternalError: disk full');
});
