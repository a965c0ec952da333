// Energy to the rest of the house: what a session shows, and the two questions that are never mixed (E-8).
export { bySession } from './periods/by-session.ts';
export { byFlow, flowBy } from './periods/by-flow.ts';
export { flowOver } from './periods/flow-over.ts';
export { countUsedPoints } from './periods/used-points.ts';
export type { Where } from './periods/by-session.ts';
export { bridge, type Bridge } from './periods/bridge.ts';
export { recountOrganization, type Recounted } from './recount-all.ts';
export { askRebuild } from './rollup/rebuild.ts';
export { startRebuilder } from './rollup/rebuilder.ts';
export { startRecounter, type Recounter } from './recounter.ts';
export { energySoFarSql } from './so-far.ts';
export { readCurve } from './session-curve.ts';
export { implausibleFlags } from './counting/plausible.ts';
export type { Flag, Quality } from './counting/counting.ts';
