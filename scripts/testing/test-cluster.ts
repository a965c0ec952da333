// Holds one PostgreSQL for the test processes and stops it when the runner lets go, however the runner ends.
import { startTestCluster } from '../../packages/server/src/testing/cluster.ts';

const cluster = await startTestCluster();
process.once('disconnect', () => void cluster.stop());
process.send?.(cluster.adminUrl);
