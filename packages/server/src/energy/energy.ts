// Energy to the rest of the house: what a session shows, and the two questions that are never mixed (E-8).
export { bySession, type BySession } from './by-session.ts';
export { byFlow, type Flowed } from './by-flow.ts';
export { bridge, type Bridge } from './bridge.ts';
export { startRecounter, type Recounter } from './recounter.ts';
export type { Flag, Method, Quality } from './counting.ts';

/**
 * What a session has taken so far, in Wh, of the table alias `s` (E-10): for an open one what was counted and what its
 * register rose since; null where nothing is known.
 */
export const energySoFarSql = `case when s.ended_at is not null then s.energy_wh
  when s.counted_at is null then case when s.register_wh >= s.meter_start_wh then s.register_wh - s.meter_start_wh end
  else s.energy_wh + coalesce(greatest(s.register_wh - s.counted_register_wh, 0), 0) end`;
