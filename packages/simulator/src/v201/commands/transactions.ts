// Transactions that the central system starts, stops and asks about, and data of the vendor's own.
import type { Requests201 } from '@stationmaster/ocpp';
import { pointFor, startRemotely } from '../../commands/remote-start.ts';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';
import type { TransactionEvent } from '../transaction.ts';

const ownVendor = 'org.stationmaster.simulator';

/** Whether messages wait of the transaction, or of any. */
function hasMessages({ machine: { queue } }: Station201, transactionId: string | undefined): boolean {
  return queue.has(({ action, payload }) => {
    if (transactionId === undefined) return true;
    if (action !== 'TransactionEvent') return false;
    // What is kept under this action is its request.
    return (payload as TransactionEvent).transactionInfo.transactionId === transactionId;
  });
}

function dataAnswer({ vendorId, messageId, data }: Requests201['DataTransfer']) {
  if (vendorId !== ownVendor) return { status: 'UnknownVendorId' } as const;
  if (messageId !== 'echo') return { status: 'UnknownMessageId' } as const;
  return { status: 'Accepted', ...(data === undefined ? {} : { data }) } as const;
}

export const transactionCommands = {
  RequestStartTransaction: ({ machine, tellers }, { evseId, idToken, remoteStartId, groupIdToken }) => {
    const { idToken: idTag, type: tokenType } = idToken;
    const point = pointFor(machine, evseId, idTag);
    if (point === undefined) return { response: { status: 'Rejected' } };
    const token = { idTag, groupId: groupIdToken?.idToken, remoteStart: { id: remoteStartId, tokenType } };
    const transactionId = tellers[point.number - 1]?.openId;
    return {
      response: { status: 'Accepted', ...(transactionId === undefined ? {} : { transactionId }) },
      act: () => void startRemotely(machine, point, token),
    };
  },

  RequestStopTransaction: ({ machine, tellers }, { transactionId }) => {
    const point = machine.points[tellers.findIndex(({ openId }) => openId === transactionId)];
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.stop('Remote') };
  },

  GetTransactionStatus: (station, { transactionId }) => {
    const messagesInQueue = hasMessages(station, transactionId);
    if (transactionId === undefined) return { response: { messagesInQueue } };
    const ongoingIndicator = station.tellers.some(({ openId }) => openId === transactionId);
    return { response: { ongoingIndicator, messagesInQueue } };
  },

  DataTransfer: (_station, request) => ({ response: dataAnswer(request) }),
} satisfies Commands;
