// For tests: brings a station as far to its limit as it goes for now.
import type { Rounds } from '../../clock.ts';

type Rows = {
  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Once there is one. */
  rowOnceThere<Row extends object>(text: string, values?: unknown[]): Promise<Row>;
};

/** Until there is nothing more to do for the station. */
export async function keepUp(house: Rows, keeper: Rounds, stationId: number): Promise<void> {
  for (;;) {
    await keeper.settle();
    const [row] = await house.rows<{ doing: string | null }>('select doing from limits where station_id = $1', [
      stationId,
    ]);
    if (row?.doing == null) return;
    await house.rowOnceThere(
      `select 1 from limits l join commands c on c.id = l.command_id
       where l.station_id = $1 and c.state not in ('queued', 'sent')`,
      [stationId],
    );
  }
}
