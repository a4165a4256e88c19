import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTeam, onEngine, type Raw, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('a chain', (engine) => {
  let team: Team;
  let one: Seat;
  let other: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    [one, other] = [await team.seat(), await team.seat()];
  });
  afterAll(() => team.close());

  const alarms = async () =>
    (await team.admin.query('SELECT kind, attempts FROM team.alarm WHERE cleared_at IS NULL')).rows;
  /** That ids are of one chain, as a desk that has both rows tells it. */
  const tell = (seat: Seat, ids: readonly string[], digest: string = randomUUID()) =>
    seat.report([], [{ accountId: 'SHOP', ids, digest, rowId: ids[0], movesMoney: true }]);

  it('is granted to one, and a colleague is told who holds it', async () => {
    const operationId = randomUUID();
    expect(await one.claim(['A1'], { operationId })).toMatchObject({ verdict: 'granted', version: 1 });
    const holder = { operationId, person: `P ${one.login}`, desk: `D ${one.login}` };
    expect(await other.claim(['A1'])).toMatchObject({ verdict: 'busy', holder });
    expect(await other.claim(['A1'], { accountId: 'SHOP', seenVersion: 1 })).toMatchObject({ verdict: 'busy' });
    expect(await other.claim(['A2'])).toMatchObject({ verdict: 'granted' });
  });

  it('is one lock for whoever knows its authorization, its capture, or both', async () => {
    await tell(one, ['B1', 'B2']);
    expect(await one.claim(['B1'], { seenVersion: 1 })).toMatchObject({ verdict: 'granted' });
    expect(await other.claim(['B2'], { seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
    expect(await other.claim(['B2', 'B3'], { seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
    // What that claim named belongs to the chain from now on, although it was not granted.
    expect(await other.claim(['B3'], { seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
  });

  it('is locked under every id that a claim names', async () => {
    expect(await one.claim(['C1', 'C2'])).toMatchObject({ verdict: 'granted' });
    for (const ids of [['C1'], ['C2'], ['C3', 'C2']]) expect(await other.claim(ids)).toMatchObject({ verdict: 'busy' });
  });

  it('is busy for a claim under ids of several chains, of which one is held', async () => {
    await tell(other, ['K2']);
    expect(await one.claim(['K1'])).toMatchObject({ verdict: 'granted' });
    for (const seenVersion of [0, 1, 2, 3])
      expect(await other.claim(['K1', 'K2'], { seenVersion })).toMatchObject({ verdict: 'busy' });
    expect(await other.claim(['K2'], { seenVersion: 1 })).toMatchObject({ verdict: 'busy' });
  });

  it('that turns out to be one with another while both are held raises an alarm, and two people alone clear it', async () => {
    const [first, second] = [await one.claim(['D1']), await other.claim(['D2'])];
    expect([first.verdict, second.verdict]).toEqual(['granted', 'granted']);
    await tell(one, ['D1', 'D2']);
    expect(await alarms()).toEqual([{ kind: 'heldTwice', attempts: [first.attemptId, second.attemptId] }]);
    const [{ alarm_id: alarm }] = (await team.admin.query('SELECT alarm_id FROM team.alarm WHERE cleared_at IS NULL'))
      .rows;
    const clear = (seat: Seat) => seat.call('clear_alarm_1', seat.process, alarm, 'we called the gateway');
    expect(await clear(one)).toMatchObject({ took: 'tooEarly' });
    await one.report([{ attemptId: first.attemptId, kind: 'answer', outcome: 'succeeded' }]);
    await other.report([{ attemptId: second.attemptId, kind: 'answer', outcome: 'refused' }]);
    const { version } = await one.claim(['D1'], { seenVersion: 4 });
    expect(await one.claim(['D1'], { seenVersion: version })).toMatchObject({ verdict: 'busy', version });
    expect(await clear(one)).toMatchObject({ took: 'needsSecond' });
    expect(await clear(one)).toMatchObject({ took: 'needsSecond' });
    // Two who administer nothing let no money go; an administrator does so with either of them, and not alone.
    expect(await clear(other)).toMatchObject({ took: 'needsSecond' });
    expect(await alarms()).toHaveLength(1);
    const boss = await team.seat();
    await team.admin.query(`GRANT ${team.roles.admin} TO ${boss.login}`);
    expect(await clear(boss)).toMatchObject({ took: 'taken' });
    expect(await alarms()).toEqual([]);
    expect(await one.claim(['D2'], { seenVersion: version + 1 })).toMatchObject({ verdict: 'granted' });
  });

  it('moves for everybody by a fact that is new, once, and a review of before counts no more', async () => {
    expect(await tell(other, ['E1'], 'first')).toMatchObject({ verdict: 'taken' });
    expect(await one.claim(['E1'], { seenVersion: 0 })).toMatchObject({ verdict: 'changed', version: 1 });
    // The same export, imported by a colleague.
    await tell(one, ['E1'], 'first');
    await tell(other, ['E1'], 'first');
    const granted = await one.claim(['E1'], { seenVersion: 1 });
    expect(granted).toMatchObject({ verdict: 'granted', version: 2 });
    await one.report([{ attemptId: granted.attemptId, kind: 'answer', outcome: 'succeeded' }]);
    expect(await other.claim(['E1'], { seenVersion: 2 })).toMatchObject({ verdict: 'changed', version: 3 });
    expect(await other.claim(['E1'], { seenVersion: null })).toMatchObject({ verdict: 'changed' });
    expect(await other.claim(['E1'], { seenVersion: 3 })).toMatchObject({ verdict: 'granted' });
  });

  it('moves by a fact although somebody told of its row before, under its own id alone', async () => {
    const fact = { accountId: 'SHOP', digest: 'told', rowId: 'R1', movesMoney: true };
    await other.report([], [{ ...fact, ids: ['R1'] }]);
    const { version } = await one.claim(['P1'], { seenVersion: 9 });
    await one.report([], [{ ...fact, ids: ['R1', 'P1'] }]);
    expect(await other.claim(['P1'], { seenVersion: version })).toMatchObject({ verdict: 'changed' });
    const report = (ids: unknown) => one.call('report_1', one.process, [], [{ ...fact, ids }], []);
    for (const ids of [['P1'], []]) expect(await refusalOf(report(ids))).toBe('TM006');
  });

  it('joined by a fact is newer than both, and every version of it is told without a gap', async () => {
    await tell(one, ['F1']);
    await tell(one, ['F1']);
    await tell(other, ['F2']);
    await tell(other, ['F1', 'F2'], 'joined');
    for (const seenVersion of [1, 2]) {
      expect(await one.claim(['F2'], { seenVersion })).toMatchObject({ verdict: 'changed', version: 3 });
    }
    const lines = await one.client.query("SELECT team.pull_1('[]', 1000) AS parts");
    const places = lines.rows[0].parts.map((part: Raw) => ({
      deskId: part.deskId,
      sequence: part.lines.length,
      rows: 0,
      touches: 0,
    }));
    const pullTouches = (from: unknown) =>
      one.client.query('SELECT * FROM team.pull_touches_1($1, 1000)', [JSON.stringify(from)]);
    const pulled = await pullTouches(places);
    const chains = pulled.rows.filter(({ ids }) => ids.includes('F1') || ids.includes('F2'));
    const joined = chains.find(({ joined: parents }) => parents.length === 2);
    expect(joined).toMatchObject({ version: '3' });
    const versions = chains.map(({ chain, version }) => `${chain}@${version}`);
    const [parent, otherParent] = joined.joined;
    expect(versions.toSorted()).toEqual(
      [`${parent}@1`, `${parent}@2`, `${otherParent}@1`, `${joined.chain}@3`].toSorted(),
    );
    // What a version stands for comes before it: without the lines no touch is given.
    const none = await pullTouches([{ deskId: other.deskId, sequence: 0, rows: 0, touches: 0 }]);
    expect(none.rowCount).toBe(0);
  });

  it('asked for up to fifty at a time has an answer for each, and a second row on a chain is busy', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({
      attemptId: randomUUID(),
      operationId: randomUUID(),
      accountId: 'SHOP',
      ids: [`G${index === 49 ? 0 : index}`],
      operation: 'refund',
      minor: index === 7 ? 100_001 : 1,
      currency: index === 8 ? 'USD' : 'EUR',
      seenVersion: index === 9 ? 5 : 0,
    }));
    const { answers } = await one.call('claim_1', one.process, { lines: one.lines(50) }, rows);
    const verdicts = answers.map(({ verdict }: { readonly verdict: string }) => verdict);
    const wanted = rows.map(
      (_, index) => ({ 7: 'aboveLimit', 8: 'notAllowed', 9: 'changed', 49: 'busy' })[index] ?? 'granted',
    );
    expect(verdicts).toEqual(wanted);
    expect(answers.map(({ attemptId }: { readonly attemptId: string }) => attemptId)).toEqual(
      rows.map((row) => row.attemptId),
    );
    expect(await refusalOf(one.call('claim_1', one.process, [], [...rows, rows[0]]))).toBe('TM006');
    expect(await refusalOf(one.call('claim_1', one.process, [], []))).toBe('TM006');
  });

  it('gives the same attempt the same answer, and a claim that names no id none at all', async () => {
    const row = { attemptId: randomUUID(), operationId: randomUUID() };
    expect(await one.claim(['H1'], row)).toMatchObject({ verdict: 'granted' });
    expect(await one.claim(['H1'], row)).toMatchObject({ verdict: 'granted', version: 1 });
    const declined = { attemptId: randomUUID(), operationId: randomUUID() };
    expect(await other.claim(['H1'], declined)).toMatchObject({ verdict: 'busy' });
    await one.report([{ attemptId: row.attemptId, kind: 'notSent' }]);
    expect(await other.claim(['H1'], { ...declined, seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
    expect(await one.claim(['H1'], row)).toMatchObject({ verdict: 'ended' });
    for (const change of [{ minor: 2 }, { ids: ['H9'] }, { operation: 'capture' }, { operationId: randomUUID() }]) {
      expect(await refusalOf(one.claim(['H1'], { ...row, ...change }))).toBe('TM007');
    }
    expect(await refusalOf(other.claim(['H1'], row))).toBe('TM007');
    expect(await refusalOf(other.claim([]))).toBe('TM006');
  });

  it('held by a charge that waits for the bank stays held, and that of a refund that waits is free', async () => {
    const fresh = await team.seat();
    const charge = await fresh.claim(['order:1'], { operation: 'payment' });
    const refund = await fresh.claim(['I1']);
    const pending = { kind: 'answer', outcome: 'pending' };
    await fresh.report([
      { attemptId: charge.attemptId, ...pending },
      { attemptId: refund.attemptId, ...pending },
    ]);
    expect(await fresh.claim(['order:1'], { operation: 'payment', seenVersion: 2 })).toMatchObject({ verdict: 'busy' });
    expect(await fresh.claim(['I1'], { seenVersion: 2 })).toMatchObject({ verdict: 'granted' });
  });
});
