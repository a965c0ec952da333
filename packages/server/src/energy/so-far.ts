// What a session has taken so far, as pieces of SQL on the table alias `s`; for whoever shows one before it is counted (E-10).

/**
 * Of an open session: what its register rose since it was counted, or since its start where nothing was; null where
 * there is no register to tell it.
 */
export const risenSql = `((s.register_wh - coalesce(s.counted_register_wh, case when s.energy_wh is null then s.meter_start_wh end))
  * (select own.energy_scale from stations own where own.id = s.station_id))`;

/** In Wh; null where nothing is known. */
export const energySoFarSql = `case when s.ended_at is not null then s.energy_wh
  when ${risenSql} > 0 or (s.counted_at is null and ${risenSql} = 0) then coalesce(s.energy_wh, 0) + ${risenSql}
  else s.energy_wh end`;
