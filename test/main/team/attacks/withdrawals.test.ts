import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestOf } from '../engine/parts.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('an import that is withdrawn', (engine) => {
  let team: Team;
  let one: Seat;
  let other: Seat;
  const places = new Map<Seat, number>();
  beforeAll(async () => {
    team = await createTeam(engine);
    [one, other] = [await team.seat(), await team.seat()];
  });
  afterAll(() => team.close());

  const tell = (seat: Seat, part: unknown, facts: readonly unknown[] = []) =>
    seat.call('tell_1', seat.process, part, facts);
  /** Payments that a desk takes in from a file, with their facts. */
  const bring = async (seat: Seat, importId: string, ids: readonly string[]) => {
    const number = places.get(seat) ?? 1;
    places.set(seat, number + ids.length);
    const { rows: heads } = await team.admin.query('SELECT sequence::int FROM team.head WHERE desk_id = $1', [
      seat.deskId,
    ]);
    const bodies = ids.map((id) => ({
      accountId: 'SHOP',
      transactionId: id,
      operation: 'payment',
      orderId: `O-${id}`,
    }));
    const rows = JSON.stringify(bodies.map((body) => ({ body: JSON.stringify(body), person: null })));
    const pack = { number, afterSequence: heads[0]?.sequence ?? 0, importId, rows };
    const fact = { accountId: 'SHOP', digest: importId, movesMoney: false };
    await tell(
      seat,
      { packs: [{ ...pack, digest: digestOf(seat, pack) }] },
      ids.flatMap((id) => [id, `order:O-${id}`].map((name) => ({ ...fact, ids: [name], rowId: name }))),
    );
  };
  const withdrawal = (seat: Seat, importId: string) => seat.lines(1, { kind: 'importWithdrawn', importId, kept: [] });
  const versionOf = async (id: string) => {
    const { rows } = await team.admin.query(
      'SELECT c.version::int FROM team.link l JOIN team.chain c ON c.number = l.chain WHERE l.id = $1',
      [id],
    );
    return rows[0]?.version;
  };

  it('moves the chains of what it had told for everybody, and those of the orders, once', async () => {
    await bring(one, 'first', ['A1', 'A2']);
    await bring(one, 'second', ['B1']);
    await bring(other, 'first', ['C1']);
    const lines = withdrawal(one, 'first');
    await tell(one, { lines });
    await tell(one, { lines });
    expect(await other.claim(['A1'], { seenVersion: 1 })).toMatchObject({ verdict: 'changed', version: 2 });
    expect(await one.claim(['A2'], { seenVersion: 1 })).toMatchObject({ verdict: 'changed', version: 2 });
    const charge = { operation: 'payment', seenVersion: 1 };
    expect(await other.claim(['order:O-A1'], charge)).toMatchObject({ verdict: 'changed', version: 2 });
    // What nobody withdrew stands as it was reviewed, the same name of another desk's import too.
    for (const id of ['B1', 'C1'])
      expect(await other.claim([id], { seenVersion: 1 })).toMatchObject({ verdict: 'granted' });
    expect(await other.claim(['A1'], { seenVersion: 2 })).toMatchObject({ verdict: 'granted' });
  });

  it('is known to a colleague before its version is', async () => {
    await bring(one, 'third', ['D1']);
    const lines = withdrawal(one, 'third');
    await tell(one, { lines });
    const { sequence } = lines[0] as { readonly sequence: number };
    const pulled = async (known: number) => {
      const from = [{ deskId: one.deskId, sequence: known, rows: 1_000, touches: 0 }];
      const { rows } = await other.client.query('SELECT * FROM team.pull_touches_1($1, 1000)', [JSON.stringify(from)]);
      return rows.filter(({ ids }) => ids.includes('D1')).map(({ version }) => Number(version));
    };
    expect([await pulled(sequence - 1), await pulled(sequence)]).toEqual([[1], [1, 2]]);
  });

  it('comes by what tells alone: with a claim or a report its chains would stay as they were', async () => {
    await bring(one, 'fourth', ['E1']);
    const lines = withdrawal(one, 'fourth');
    const claim = { attemptId: randomUUID(), operationId: randomUUID(), accountId: 'SHOP', ids: ['E1'] };
    const money = { operation: 'refund', minor: 1, currency: 'EUR', seenVersion: 1 };
    expect(await refusalOf(one.call('claim_1', one.process, { lines }, [{ ...claim, ...money }]))).toBe('TM014');
    expect(await refusalOf(one.call('report_1', one.process, { lines }, [], []))).toBe('TM014');
    expect(await versionOf('E1')).toBe(1);
    await tell(one, { lines });
    expect(await versionOf('E1')).toBe(2);
  });

  it('is no other line that holds the word', async () => {
    await bring(one, 'fifth', ['F1']);
    const digest = createHash('sha256').digest('hex');
    const lines = one.lines(1, {
      kind: 'importRecorded',
      source: 'importWithdrawn.csv',
      importId: 'fifth',
      rows: 1,
      digest,
    });
    expect(await one.call('report_1', one.process, { lines }, [], [])).toMatchObject({ verdict: 'taken' });
    expect(await versionOf('F1')).toBe(1);
  });
});
