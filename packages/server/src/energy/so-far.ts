// What a session has taken so far, as a piece of SQL; for whoever shows a session before it is counted.

/**
 * In Wh, of the table alias `s` (E-10): for an open one what was counted and what its register rose since; null where
 * nothing is known.
 */
export const energySoFarSql = `case when s.ended_at is not null then s.energy_wh
  when s.counted_at is null then case when s.register_wh >= s.meter_start_wh then s.register_wh - s.meter_start_wh end
  else s.energy_wh + coalesce(greatest(s.register_wh - s.counted_register_wh, 0), 0) end`;
