// The local list of tokens.
import type { Commands } from './command.ts';

export const listCommands = {
  GetLocalListVersion: ({ authorization }) => ({ response: { listVersion: authorization.listVersion } }),
  SendLocalList: ({ authorization }, request) => ({ response: { status: authorization.updateList(request) } }),
} satisfies Commands;
