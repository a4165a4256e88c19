import { expect, it } from 'vitest';
import { partOf } from './engine/parts.ts';
import { createTeam, onEngine, type Seat } from './engine/team.ts';

onEngine('what is asked of years of rows', (engine) => {
  /** So many rows of a desk, each of a chain of its own, as a planner finds them that has looked. */
  const [pages, ofPage] = [20, 400];
  const tellAll = async (seat: Seat): Promise<void> => {
    for (let page = 0; page < pages; page += 1) {
      const ids = Array.from({ length: ofPage }, (_, index) => `R${page}-${index}`);
      const part = partOf(seat, { rows: ids, number: page * ofPage + 1 });
      const facts = ids.map((id) => ({ accountId: 'SHOP', ids: [id], rowId: id, digest: id, movesMoney: false }));
      await seat.call('tell_1', seat.process, part, facts);
    }
  };

  it('reads of what moved chains what is new, however much there is', async () => {
    const team = await createTeam(engine);
    const seat = await team.seat();
    await tellAll(seat);
    await team.admin.query('VACUUM ANALYZE team.touch');
    const all = pages * ofPage;
    /** What was given, and how many touches were read for it. */
    const pull = async (touches: number) => {
      const place = { deskId: seat.deskId, sequence: 0, rows: all, touches };
      await seat.client.query('BEGIN');
      const { rows } = await seat.client.query('SELECT number FROM team.pull_touches_1($1, 1000)', [
        JSON.stringify([place]),
      ]);
      const read = await seat.client.query(
        `SELECT seq_tup_read + idx_tup_fetch AS count FROM pg_stat_xact_user_tables WHERE relname = 'touch'`,
      );
      await seat.client.query('COMMIT');
      return { given: rows.map(({ number }) => Number(number)), read: Number(read.rows[0].count) };
    };
    const { given, read } = await pull(all - 5);
    expect(given).toEqual([4, 3, 2, 1, 0].map((back) => all - back));
    expect(read).toBeLessThan(50);
    // The control: what is read is counted.
    expect((await pull(0)).read).toBeGreaterThanOrEqual(1_000);
    await team.close();
  });
});
