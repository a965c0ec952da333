// Loaded as the last file of a test process: notices what keeps the process alive once every test is done.
import { after } from 'node:test';
import type { Report } from './report.ts';

// Sockets and servers that were just told to close need a few turns of the event loop.
const graceMs = Number(process.env['LEAK_GRACE_MS'] ?? 2_000);

after(() => {
  // The timer itself does not hold the process: that it fires at all means that something else does.
  setTimeout(() => {
    const report: Report = { kind: 'leaked', resources: process.getActiveResourcesInfo() };
    process.send?.(report, () => process.exit(1));
  }, graceMs).unref();
});
