// What goes on in the house beside all requests, each part in a rhythm of its own, on every node at once.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { startSealer } from '../audit/audit.ts';
import { startSigner } from '../authorities/authorities.ts';
import type { Bus } from '../bus/bus.ts';
import { startCampaignKeeper } from '../campaigns/campaigns.ts';
import { startRounds, systemClock as clock } from '../clock.ts';
import { giveUpStale } from '../commands/claim.ts';
import type { Settings } from '../config/config.ts';
import type { Doors } from '../db/doors.ts';
import { wakeWaiting } from '../desired-settings/desired-settings.ts';
import { startRebuilder, startRecounter } from '../energy/energy.ts';
import { startForgetting } from '../events/events.ts';
import type { FileStore } from '../files/files.ts';
import { startForgettingFrames } from '../frames/frames.ts';
import { startIssueWatch } from '../issues/issues.ts';
import { startIssueMails } from '../issues/mails/mails.ts';
import { startForgettingLimits, startLimitKeeper } from '../limits/limits.ts';
import { startListKeeper } from '../local-lists/local-lists.ts';
import { listKeys, profileKeys } from '../ocpp/versions.ts';
import { startForgettingPresentations } from '../presentations/presentations.ts';
import { startReports } from '../reports/background.ts';
import { readLimitTraits } from '../stations/stations.ts';
import { startForgettingRuns, startTaskRunner } from '../tasks/tasks.ts';
import { startForgettingFiles } from '../transfers/forget.ts';

type Parts = {
  doors: Doors;
  bus: Pick<Bus, 'ring'>;
  files: FileStore;
  log: Logger;
  secretKey: string;
  settings: Pick<Settings, 'campaignPerSecond'>;
};

const staleCommandsEveryMs = 30_000;

/** Answers what stops it. */
export function startBackground({ doors, log, files, bus, secretKey, settings }: Parts): () => Promise<void> {
  const parts = (sentence: string) => ({
    doors,
    clock,
    onFault: (error: unknown) => log.warn({ err: error }, `${sentence}; it will be tried again.`),
  });
  const started = [
    startRounds({
      ...parts('Stale commands could not be looked for'),
      everyMs: staleCommandsEveryMs,
      round: () => doors.withIngest((tx) => giveUpStale(tx, clock.now()).then(() => wakeWaiting(tx))),
    }),
    startRecounter(parts('Sessions could not be counted')),
    startRebuilder(parts('Figures could not be cut anew')),
    startForgetting(parts('Old events could not be deleted')),
    startForgettingLimits(parts('Old limits could not be deleted')),
    startForgettingRuns(parts('Old runs of tasks could not be deleted')),
    startForgettingFrames(parts('Old frames could not be deleted')),
    startIssueWatch(parts('Issues could not be looked for')),
    startIssueMails(parts('Mails about issues could not be queued')),
    startForgettingFiles({ ...parts('Old files of stations could not be deleted'), files }),
    startForgettingPresentations(parts('Old presentations could not be deleted')),
    startReports({ ...parts('Reports could not be made'), files }),
    startListKeeper({ ...parts('Local lists could not be kept'), newId: randomUUID, keys: listKeys }),
    startCampaignKeeper({ ...parts('Campaigns could not be given out'), bus, perSecond: settings.campaignPerSecond }),
    startLimitKeeper({
      ...parts('Stations could not be brought to their limits'),
      newId: randomUUID,
      keys: profileKeys,
      readTraits: readLimitTraits,
      ring: bus.ring,
    }),
    startSigner({
      ...parts('Certificates could not be signed'),
      secretKey,
      newId: randomUUID,
      random: randomBytes,
      ring: bus.ring,
    }),
    startTaskRunner(parts('Scheduled tasks could not be run')),
    startSealer({ ...parts('The audit log could not be sealed'), secretKey }),
  ];
  return async () => {
    for (const part of started) await part.stop();
  };
}
