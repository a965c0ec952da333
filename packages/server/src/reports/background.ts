// What goes on with reports beside all requests: saved ones fall due, and what was asked for is made.
import { startReportMaker, type MakerParts } from './jobs/maker.ts';
import { startReportMails } from './saved/saved.ts';

export { reportComposers } from './saved/told.ts';

export function startReports(parts: MakerParts): { stop(): Promise<void> } {
  const started = [startReportMails(parts), startReportMaker(parts)];
  return {
    async stop() {
      for (const part of started) await part.stop();
    },
  };
}
