// What is asked of stations, as the matrix of routes makes and asks for it: commands, campaigns, and files that go along with them.
import { randomBytes, randomUUID } from 'node:crypto';
import { insertCampaign, insertCommands } from '../../campaigns/queries.ts';
import { insertCommand } from '../../commands/queries.ts';
import { insertChange, storeWants } from '../../desired-settings/queries.ts';
import { insertAuthority } from '../../authorities/queries.ts';
import { insertImage, storeFile } from '../../firmware/queries.ts';
import { insertTransfers, storeReceived } from '../../transfers/queries.ts';
import { tenant, unused, unusedCard, type Id, type Place, type Reference, type Sample } from './place.ts';

const startedAt = new Date(Date.now() - 13 * 3_600_000);

async function addCommand(place: Place): Promise<string> {
  const id = randomUUID();
  const { stationId, operatorId } = place;
  const actor = { operatorId, name: 'gamma', address: null };
  const intent = { intent: 'startCharging', evse: 1, token: unusedCard(), tokenType: 'iso14443' } as const;
  const given = { evse: 1, intent, tokenKey: null, failure: null } as const;
  const row = { ...given, id, stationId, actor, idempotencyKey: randomUUID(), queuedAt: new Date() };
  await tenant(place, (tx) => insertCommand(tx, row));
  return id;
}

/** One of its commands has failed, one waits for its turn. */
async function addCampaign(place: Place): Promise<string> {
  const id = randomUUID();
  const { groupId: baseGroupId, operatorId } = place;
  const made = { actor: { operatorId, name: 'gamma', address: null }, now: startedAt, retryOf: null };
  const intent = { intent: 'clearCache' } as const;
  await tenant(place, async (tx) => {
    const row = { ...made, id, asked: intent, stationCount: 1, baseGroupId, idempotencyKey: randomUUID() };
    await insertCampaign(tx, row);
    const making = { ...made, campaignId: id, stationIds: [place.stationId], asked: intent };
    for (const state of ['failed', 'held']) {
      const [command] = await insertCommands(tx, { baseGroupId, orphans: false }, making);
      await tx.query('update commands c set state = $3 where c.organization_id = $1 and c.id = $2', [
        tx.organizationId,
        command?.id,
        state,
      ]);
    }
  });
  return id;
}

function addAuthority(place: Place): Promise<number> {
  const read = { certificate: randomBytes(8), fingerprint: unused(), subject: 'CN=Authority', validTo: startedAt };
  const row = { ...read, homeGroupId: place.groupId, name: unused(), memberOf: null };
  return tenant(place, (tx) => insertAuthority(tx, row));
}

function addImage(place: Place): Promise<number> {
  const row = { version: unused(), vendor: '', models: [], fileName: 'image.bin', signature: null, certificate: null };
  const made = { homeGroupId: place.groupId, createdBy: place.operatorId, createdAt: startedAt };
  return tenant(place, async (tx) => {
    const id = await insertImage(tx, { ...row, ...made });
    await storeFile(tx, id, { sizeBytes: 1, sha256: '00' }, startedAt);
    return id;
  });
}

/** Diagnostics that have come. */
async function addTransfer(place: Place): Promise<string> {
  const commandId = await addCommand(place);
  const row = {
    commandId,
    stationId: place.stationId,
    kind: 'diagnostics',
    imageId: null,
    askedAt: startedAt,
  } as const;
  await tenant(place, async (tx) => {
    await insertTransfers(tx, [{ ...row, expiresAt: null }]);
    await storeReceived(tx, commandId, { fileName: 'log.txt', sizeBytes: 1, sha256: '00', at: startedAt });
  });
  return commandId;
}

async function addDesired(place: Place, [stationId]: readonly Id[]): Promise<string> {
  const key = unused();
  const change = { id: randomUUID(), stationId: Number(stationId ?? place.stationId), key, value: '1', from: null };
  const actor = { operatorId: place.operatorId, name: 'gamma', address: null };
  await tenant(place, async (tx) => {
    await insertChange(tx, { ...change, actor, isConnected: false, now: startedAt });
    await storeWants(tx, { commands: [change], lasting: false, now: startedAt });
  });
  return key;
}

export const makers: Readonly<Record<string, (place: Place, before: readonly Id[]) => Promise<Id>>> = {
  commands: addCommand,
  campaigns: addCampaign,
  'desired-settings': addDesired,
  'certificate-authorities': addAuthority,
  firmware: addImage,
  transfers: addTransfer,
};

export const samples: Readonly<Record<string, Sample>> = {
  'POST /stations/:id/certificates/revoke': { body: () => ({ fingerprint: Array(32).fill('AB').join(':') }) },
  'POST /stations/:id/desired-settings': { body: () => ({ key: 'HeartbeatInterval', value: '60' }) },
  'POST /stations/:id/commands': { body: () => ({ intent: 'clearCache' }) },
};

export const references: Readonly<Record<string, Reference>> = {
  'POST /campaigns/foresee stationIds': { to: 'stations', body: (id) => ({ stationIds: [id] }) },
  'POST /campaigns stationIds': { to: 'stations', body: (id) => ({ intent: 'clearCache', stationIds: [id] }) },
  'POST /campaigns arguments.imageId': {
    to: 'firmware',
    body: (imageId, { stationId }) => ({
      intent: 'updateFirmware',
      stationIds: [stationId],
      arguments: { imageId },
    }),
  },
  'POST /stations/:id/commands arguments.tokenId': {
    to: 'tokens',
    body: (tokenId) => ({ intent: 'startCharging', arguments: { evse: 1, tokenId } }),
  },
  'POST /stations/:id/commands arguments.sessionId': {
    to: 'sessions',
    body: (sessionId) => ({ intent: 'stopCharging', arguments: { sessionId } }),
  },
  'POST /stations/:id/commands arguments.imageId': {
    to: 'firmware',
    body: (imageId) => ({ intent: 'updateFirmware', arguments: { imageId } }),
  },
};
