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
  const countTouches = async ({ deskId }: Seat) => {
    const { rows } = await team.admin.query('SELECT touches::int FROM team.head WHERE desk_id = $1', [deskId]);
    return Number(rows[0]?.touches);
  };
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

  it('of many rows moves their chains in pieces, by whoever is there, and no claim is granted in between', async () => {
    const ids = Array.from({ length: 2_600 }, (_, index) => `M${String(index).padStart(4, '0')}`);
    const last = ids.at(-1) ?? '';
    for (let from = 0; from < ids.length; from += 200) await bring(one, 'many', ids.slice(from, from + 200));
    await bring(other, 'besides', ['X1']);
    const lines = withdrawal(one, 'many');
    const movedBy = async (call: Promise<unknown>) => {
      const before = await countTouches(one);
      await call;
      return (await countTouches(one)) - before;
    };
    // A row moves its own chain and its order's; said again, the line itself begins nothing anew.
    expect(await movedBy(tell(one, { lines }))).toBe(2_000);
    expect(await movedBy(tell(one, { lines }))).toBe(2_000);
    expect([await versionOf('M0000'), await versionOf(last)]).toEqual([2, 1]);
    // What has moved and what has not: nobody can tell which of them a review had in sight.
    for (const [id, seenVersion] of [
      [last, 1],
      ['M0000', 2],
      ['X1', 1],
    ] as const)
      expect(await other.claim([id], { seenVersion })).toMatchObject({ verdict: 'changed' });
    // On what nobody has ever told of, there is nothing to take back.
    expect(await other.claim(['order:new'], { operation: 'payment' })).toMatchObject({ verdict: 'granted' });
    // The desk that withdrew is gone; a colleague's sign of life ends it.
    const beat = other.call('heartbeat_1', other.process);
    expect(await movedBy(beat)).toBe(1_200);
    expect(await beat).toMatchObject({ isWithdrawing: false });
    expect(await movedBy(other.call('heartbeat_1', other.process))).toBe(0);
    expect(await other.claim([last], { seenVersion: 1 })).toMatchObject({ verdict: 'changed', version: 2 });
    for (const [id, seenVersion] of [
      [last, 2],
      ['M0001', 2],
      ['X1', 1],
    ] as const)
      expect(await other.claim([id], { seenVersion })).toMatchObject({ verdict: 'granted' });
  });

  it('waits for nobody who is at it already, and is gone on with by no process that was superseded', async () => {
    const ids = Array.from({ length: 1_400 }, (_, index) => `W${index}`);
    for (let from = 0; from < ids.length; from += 200) await bring(one, 'held', ids.slice(from, from + 200));
    await tell(one, { lines: withdrawal(one, 'held') });
    await team.admin.query('BEGIN');
    await team.admin.query('SELECT FROM team.head WHERE desk_id = $1 FOR UPDATE', [one.deskId]);
    expect(await other.call('heartbeat_1', other.process)).toMatchObject({ isWithdrawing: true });
    await team.admin.query('ROLLBACK');
    const superseded = { ...other.process, run: randomUUID() };
    expect(await other.call('heartbeat_1', superseded)).toMatchObject({ isCurrent: false, isWithdrawing: true });
    expect(await other.call('heartbeat_1', other.process)).toMatchObject({ isWithdrawing: false });
  });

  it('holds up no colleague by rows that nobody can read', async () => {
    const one = await team.seat();
    const good = Array.from({ length: 1_000 }, (_, index) => `G${index}`);
    for (let from = 0; from < good.length; from += 200) await bring(one, 'odd', good.slice(from, from + 200));
    const bodies = ['no JSON', '[]', '"\\u0000"', '{"accountId":"SHOP","transactionId":"G1001"}'];
    const rows = `[1,{"body":"\\u0000"},${bodies.map((body) => JSON.stringify({ body })).join()}]`;
    const pack = { number: 1_001, afterSequence: 0, importId: 'odd', rows };
    const fact = { accountId: 'SHOP', digest: 'odd', movesMoney: false, ids: ['G1001'], rowId: 'G1001' };
    await tell(one, { packs: [{ ...pack, digest: digestOf(one, pack) }] }, [fact]);
    await tell(one, { lines: withdrawal(one, 'odd') });
    expect(await other.call('heartbeat_1', other.process)).toMatchObject({ isWithdrawing: false });
    expect([await versionOf('G999'), await versionOf('G1001')]).toEqual([2, 2]);
  });

  it('stands as it was: neither its owner takes it back, nor opens it again', async () => {
    const change = (what: string) => refusalOf(team.admin.query(`UPDATE team.withdrawal SET ${what}`));
    expect([await change('moved = moved - 1'), await change('ended_at = NULL')]).toEqual(['TM020', 'TM020']);
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
