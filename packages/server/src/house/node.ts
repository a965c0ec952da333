// What follows where nodes come and go: what a dead one has left is taken up, and panels that may have missed something read anew.
import type { Logger } from 'pino';
import type { Bus, JoinedBus } from '../bus/bus.ts';
import { systemClock as clock } from '../clock.ts';
import { giveUpOf } from '../commands/claim.ts';
import type { IngestTx } from '../db/doors.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { LeaseParts } from '../nodes/nodes.ts';
import { forgetConnections } from '../stations/live.ts';

/** Stations that nodes held which are not there any more are offline, and nobody will answer what was sent to them. */
export async function takeUp(tx: IngestTx): Promise<void> {
  await giveUpOf(tx, await forgetConnections(tx), clock.now());
}

type Parts = {
  bus: Pick<Bus, 'tellGap'>;
  joined: JoinedBus | undefined;
  gateway: Pick<Gateway, 'doubtHeld'>;
  log: Logger;
};
type Events = Pick<LeaseParts, 'isJoined' | 'onLost' | 'onDead' | 'onApart' | 'onFault'>;

export function leaseEvents({ bus, joined, gateway, log }: Parts): Events {
  let wasWarned = false;
  return {
    isJoined: () => joined?.isJoined() ?? false,
    onLost() {
      log.warn('Others have taken this node for dead, or another has its NODE_NAME: stations held here come in anew.');
      gateway.doubtHeld();
    },
    onDead: (nodes) => log.warn({ nodes }, 'Nodes died. Their stations are shown as offline until they come back.'),
    onApart(others) {
      bus.tellGap();
      // Where there is a bus, it says itself that it is away.
      if (wasWarned || joined !== undefined) return;
      wasWarned = true;
      log.warn(
        { others },
        'Other nodes work on this database and no bus joins them: panels and commands are seconds late. Set NATS_URL on all of them.',
      );
    },
    onFault: (error) =>
      log.warn({ err: error }, 'The lease of this node could not be renewed; it will be tried again.'),
  };
}
