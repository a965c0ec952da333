// From what an operator asks to what is stored and sent: every intent with what it needs. Reads ids within the operator's sight.
import type { TenantTx } from '../db/doors.ts';
import { refuseSecrets } from '../desired-settings/desired-settings.ts';
import type { FileWish, Intent } from '../intents.ts';
import { Failure } from '../failures.ts';
import { demandUploadedImage } from '../firmware/firmware.ts';
import { getSession } from '../sessions/sessions.ts';
import { findSetting } from '../settings/settings.ts';
import { getToken, maskToken } from '../tokens/tokens.ts';
import { masked } from '../masking.ts';
import type { Viewer } from '../viewer.ts';
import { maskedCall, rightCall, type FaultInCall } from './calls.ts';
import type { Arguments, NewCommand, SharedCommand } from './wire.ts';

/** What an intent is read from, whichever the station. */
type AskingAny = { tx: TenantTx; viewer: Viewer; now: Date; asked: Arguments };
type Asking = AskingAny & { stationId: number; faultInCall: FaultInCall };
type Name = NewCommand['intent'];
type Reader<N extends Name, From> = (
  asking: From,
) => Extract<Intent, { intent: N }> | Promise<Extract<Intent, { intent: N }>>;
/** What can be asked of many stations with the same words. */
type SharedName = SharedCommand['intent'];

/** Settings are edited by admins only; any other message may be a setting in disguise; a wrong address loses the station. */
const adminsOnly: ReadonlySet<string> = new Set<Name>([
  'changeSetting',
  'transferData',
  'sendCall',
  'customerInformation',
  'setNetworkProfile',
  'updateFirmware',
]);

const sharedReaders: { [N in SharedName]: Reader<N, AskingAny> } = {
  setAvailability: ({ asked }) => ({
    intent: 'setAvailability',
    evse: asked.evse ?? 0,
    ...socket(asked),
    available: needed('available', asked.available),
  }),
  reset: ({ asked }) => ({
    intent: 'reset',
    resetKind: needed('kind', asked.kind),
    ...(asked.evse !== undefined && asked.evse > 0 && { evse: asked.evse }),
  }),
  clearCache: () => ({ intent: 'clearCache' }),
  refreshConfiguration: ({ asked }) => ({ intent: 'refreshConfiguration', keys: asked.keys ?? [] }),
  triggerMessage: ({ asked }) => ({
    intent: 'triggerMessage',
    message: needed('message', asked.message),
    evse: asked.evse ?? null,
  }),
  updateFirmware: firmwareUpdate,
  getDiagnostics: ({ asked }) => ({
    intent: 'getDiagnostics',
    log: asked.log ?? 'diagnostics',
    from: asked.from === undefined ? null : instant(new Date(asked.from)),
    to: asked.to === undefined ? null : instant(new Date(asked.to)),
    ...fileWish(asked),
  }),
};

const readers: { [N in Name]: Reader<N, Asking> } = {
  ...sharedReaders,
  startCharging: async ({ tx, viewer, asked }) => {
    const evse = point(asked);
    return { intent: 'startCharging', evse, ...(await tokenOf(tx, viewer, asked)) };
  },
  stopCharging: async (asking) => ({ intent: 'stopCharging', transactionId: await runningTransaction(asking) }),
  releaseCable: ({ asked }) => ({ intent: 'releaseCable', evse: point(asked), ...socket(asked) }),
  changeSetting: async ({ tx, stationId, asked }) => {
    const [key, value] = [needed('key', asked.key), needed('value', asked.value)];
    refuseSecrets([key]);
    const known = await findSetting(tx, stationId, key);
    if (known?.readOnly)
      throw new Failure('configuration_failed', { detail: `The station says that ${key} is fixed.` });
    return { intent: 'changeSetting', key, value, ...(known !== undefined && { from: known.value }) };
  },
  transferData: ({ asked }) => ({
    intent: 'transferData',
    vendorId: needed('vendorId', asked.vendorId),
    messageId: asked.messageId ?? null,
    text: asked.text ?? null,
  }),
  sendCall: ({ asked, faultInCall }) =>
    rightCall({ action: needed('action', asked.action), payload: needed('payload', asked.payload) }, faultInCall),
  askTransaction: async (asking) => {
    const { transactionId } = await sessionOf(asking);
    return { intent: 'askTransaction', transactionId };
  },
  customerInformation: async ({ tx, viewer, asked }) => {
    const token = await tokenOf(tx, viewer, asked);
    return { intent: 'customerInformation', ...token, report: asked.report ?? true, clear: asked.clear ?? false };
  },
  setNetworkProfile: ({ asked }) => ({
    intent: 'setNetworkProfile',
    slot: needed('slot', asked.slot),
    url: needed('url', asked.url),
    securityProfile: needed('securityProfile', asked.securityProfile),
    networkInterface: asked.networkInterface ?? 'Wired0',
    timeoutSeconds: asked.timeoutSeconds ?? 30,
  }),
};

async function firmwareUpdate({
  tx,
  viewer,
  now,
  asked,
}: AskingAny): Promise<Extract<Intent, { intent: 'updateFirmware' }>> {
  const image =
    asked.address === undefined
      ? await demandUploadedImage(tx, viewer.sight, needed('imageId', asked.imageId))
      : { id: null, version: null, signature: null, certificate: null };
  return {
    intent: 'updateFirmware',
    imageId: image.id,
    version: image.version,
    signature: image.signature,
    certificate: image.certificate,
    retrieveAt: instant(asked.retrieveAt === undefined ? now : new Date(asked.retrieveAt)),
    installAt: asked.installAt === undefined ? null : instant(new Date(asked.installAt)),
    ...fileWish(asked),
  };
}

function fileWish({ address, retries, retryIntervalSeconds }: Arguments): FileWish {
  return { address: address ?? null, retries: retries ?? null, retryIntervalSeconds: retryIntervalSeconds ?? null };
}

/** Without milliseconds, which some stations cannot read. */
function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

export async function readIntent(
  tx: TenantTx,
  viewer: Viewer,
  { command, ...asking }: { stationId: number; now: Date; command: NewCommand; faultInCall: FaultInCall },
): Promise<Intent> {
  const { intent, evse, arguments: given = {} } = command;
  demandRole(viewer, intent, given);
  return readers[intent]({ ...asking, tx, viewer, asked: { ...given, ...(evse != null && { evse }) } });
}

/** The intent of a command to many stations, the same for each of them. */
export async function readSharedIntent(
  tx: TenantTx,
  viewer: Viewer,
  { now, command }: { now: Date; command: SharedCommand },
): Promise<Extract<Intent, { intent: SharedName }>> {
  const { intent, arguments: asked = {} } = command;
  demandRole(viewer, intent, asked);
  return sharedReaders[intent]({ tx, viewer, now, asked });
}

/** What a station brings may hold anything: only admins have it brought elsewhere than here. */
export function demandRole({ role }: Viewer, intent: string, { address }: Pick<Arguments, 'address'> = {}): void {
  if (role !== 'admin' && (adminsOnly.has(intent) || address !== undefined)) throw new Failure('access_denied');
}

/** Settings that are a station's password, as 1.6 and 2.x name them. */
const secretSetting = /^authorizationkey$|\.basicauthpassword(\[.*)?$/i;

/** What an intent was asked with, for operators’ eyes and the audit log: tokens shortened, secrets left out. */
export function argumentsOf(intent: Intent): Record<string, unknown> {
  const { intent: _name, ...rest } = intent;
  if (intent.intent === 'setPassword' || intent.intent === 'giveCertificate') return {};
  if (intent.intent === 'sendCall') return maskedCall(intent);
  if ('token' in rest) return { ...rest, token: maskToken(rest.token) };
  if (intent.intent === 'changeSetting' && secretSetting.test(intent.key)) return { ...rest, value: masked };
  if (intent.intent === 'setNetworkProfile') return { ...rest, url: maskAddress(intent.url) };
  if (intent.intent === 'updateFirmware') {
    const { intent: _intent, signature, certificate: _certificate, ...shown } = intent;
    return { ...shown, address: maskAddress(intent.address), signed: signature !== null };
  }
  if (intent.intent === 'getDiagnostics') return { ...rest, address: maskAddress(intent.address) };
  return rest;
}

/** Names, passwords and whatever stands behind the question mark may let somebody in (S-10). */
function maskAddress<Address extends string | null>(address: Address): Address;
function maskAddress(address: string | null): string | null {
  return address?.replace(/\/\/[^/]*@/, `//${masked}@`).replace(/\?.*$/s, `?${masked}`) ?? null;
}

async function tokenOf(tx: TenantTx, { sight }: Viewer, { tokenId }: Arguments) {
  const { token, type: tokenType } = await getToken(tx, sight, needed('tokenId', tokenId));
  return { token, tokenType };
}

async function runningTransaction(asking: Asking): Promise<number> {
  const session = await sessionOf(asking);
  if (session.endedAt !== null) {
    throw new Failure('command_failed', { detail: 'This charging event has ended already.' });
  }
  return session.transactionId;
}

async function sessionOf({ tx, viewer, stationId, asked }: Asking) {
  const session = await getSession(tx, viewer.sight, needed('sessionId', asked.sessionId));
  if (session.stationId !== stationId) throw new Failure('session_not_found');
  return session;
}

/** Which socket of a charging point, where that matters. */
function socket({ connector }: Arguments): { connector?: number } {
  return connector === undefined ? {} : { connector };
}

function point({ evse }: Arguments): number {
  if (evse === undefined || evse < 1) throw missing('evse');
  return evse;
}

function needed<T>(name: string, value: T | undefined): T {
  if (value === undefined) throw missing(name);
  return value;
}

function missing(name: string): Failure {
  return new Failure('invalid_input', { fields: { [name]: 'This is needed.' } });
}
