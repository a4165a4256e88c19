import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPostgres } from '../../../../scripts/team/server/postgres.ts';
import { becomeStandby, type Cluster, connect, startCluster } from '../engine/cluster.ts';
import { makeTemplate, nameAnew } from '../engine/start.ts';
import { createTeam, onEngine, openTeam, refusalOf, type Seat, type Team } from '../engine/team.ts';

/** What a desk says that it knows of itself, as it stands in the engine now. */
async function know(team: Team, seat: Seat): Promise<void> {
  const { rows } = await team.admin.query('SELECT sequence::int, digest FROM team.head WHERE desk_id = $1', [
    seat.deskId,
  ]);
  const now = await team.admin.query('SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint::text AS at');
  seat.known = { ...seat.known, ...rows[0], heardAt: Number(now.rows[0].at) };
}

/** The same seat at another connection: a server that took over, or another database. */
async function move(seat: Seat, team: Team): Promise<void> {
  seat.client = await connect(team.engine, team.database, seat.login);
}

const claimOf = (ids: readonly string[], more: Record<string, unknown> = {}) => ({
  attemptId: randomUUID(),
  operationId: randomUUID(),
  accountId: 'SHOP',
  ids,
  operation: 'refund',
  minor: 1,
  currency: 'EUR',
  seenVersion: 0,
  ...more,
});

/** The verdict on a claim that comes without lines. */
async function ask(seat: Seat, row: Record<string, unknown>): Promise<string> {
  return (await seat.call('claim_1', seat.process, [], [row])).answers[0].verdict;
}

onEngine('an engine restored from a dump', (engine) => {
  /** A copy of the team as it stands: the dump. Everything that follows at the team itself is forgotten by it. */
  const dump = async (team: Team): Promise<string> => {
    const admin = await connect(engine);
    const name = nameAnew('dump');
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${team.database}'`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${team.database}`);
    await admin.end();
    return name;
  };
  let team: Team;
  let restored: Team;
  let one: Seat;
  let other: Seat;
  let row: Record<string, unknown>;
  beforeEach(async () => {
    const before = await createTeam(engine);
    [one, other] = [await before.seat(), await before.seat()];
    await one.claim(['A1']);
    const name = await dump(before);
    team = await openTeam(engine, before.database);
    for (const seat of [one, other]) await move(seat, team);
    await know(team, other);
    row = claimOf(['A2']);
    expect(await ask(one, row)).toBe('granted');
    restored = await openTeam(engine, name);
    for (const seat of [one, other]) await move(seat, restored);
  });

  it('from before a desk joined or answered is seen by that desk, which is waited for', async () => {
    for (const forget of ['joined_at = NULL, attested = $2', 'attested = $2']) {
      await restored.admin.query(`UPDATE team.desk SET ${forget} WHERE desk_id = $1`, [one.deskId, '']);
      await know(restored, one);
      one.known = { ...one.known, sequence: 9, digest: 'x', answeredFor: one.process['engine'] };
      expect(await one.begin()).toMatchObject({ verdict: 'engineForgot', isOpen: false });
      await know(restored, other);
      expect(await other.begin()).toMatchObject({ verdict: 'welcome', isOpen: false });
      await know(restored, one);
      expect(await one.begin()).toMatchObject({ verdict: 'welcome', isOpen: true });
    }
  });

  it('is seen by the first claim of a desk that has seen more, and closes claims for everybody', async () => {
    expect(await ask(other, claimOf(['A3']))).toBe('granted');
    expect(await ask(one, claimOf(['A4']))).toBe('rollCall');
    expect(await ask(other, claimOf(['A4']))).toBe('rollCall');
    const { waitingFor } = await other.call('heartbeat_1', other.process);
    expect(waitingFor).toHaveLength(2);
  });

  it('is seen by a desk that begins and misses a claim, which it puts back as unknown', async () => {
    await know(restored, one);
    one.process = { ...one.process, counters: {} };
    one.known = { ...one.known, attempts: [row['attemptId']] };
    expect(await one.begin()).toMatchObject({ verdict: 'engineForgot', missing: [row['attemptId']], isOpen: false });
    expect(await one.call('restore_1', one.process, [], [row])).toMatchObject({
      answers: [{ took: 'restored', state: 'unknown' }],
    });
    expect(await one.begin()).toMatchObject({ verdict: 'welcome', isOpen: false });
    await know(restored, other);
    expect(await other.begin()).toMatchObject({ verdict: 'welcome', isOpen: true });
    expect(await ask(other, claimOf(['A2'], { seenVersion: 1 }))).toBe('busy');
    // Whoever has put it back is never given leave by it.
    await one.call('heartbeat_1', one.process);
    expect(await ask(one, row)).toBe('ended');
  });

  describe('takes back what has ended since, as unknown', () => {
    const hour = 3_600_000;
    const restore = async (seat: Seat, ids: readonly string[], sentAt: number) => {
      const restoring = claimOf(ids, { sentAt });
      const { answers } = await seat.call('restore_1', seat.process, [], [restoring]);
      return { attemptId: String(restoring['attemptId']), ...answers[0] };
    };
    const say = async (seat: Seat, outcome: Record<string, unknown>) =>
      (await seat.call('report_1', seat.process, {}, [], [outcome])).answers[0];
    const alarms = async () => (await restored.admin.query('SELECT attempts FROM team.alarm')).rows;
    beforeEach(async () => {
      for (const [seat, attempt] of [
        [one, row['attemptId']],
        [other, randomUUID()],
      ] as const) {
        await know(restored, seat);
        seat.process = { ...seat.process, counters: {} };
        seat.known = { ...seat.known, attempts: [attempt] };
        expect(await seat.begin()).toMatchObject({ verdict: 'engineForgot' });
      }
    });

    it('on the day on which it left, and never on one that is to come', async () => {
      const [now] = (await restored.admin.query('SELECT clock_timestamp() AS is')).rows;
      await restore(one, ['A2'], now.is.getTime() - 30 * hour);
      await restore(one, ['A5'], now.is.getTime() + 30 * hour);
      const { rows } = await restored.admin.query(
        'SELECT round(extract(epoch FROM clock_timestamp() - claimed_at) / 3600) AS hours FROM team.claim WHERE restored ORDER BY ids',
      );
      expect(rows).toEqual([{ hours: '30' }, { hours: '0' }]);
    });

    it('beside others of its desk, and beside those of nobody else', async () => {
      const [first, second] = [await restore(one, ['A2'], 1), await restore(one, ['A2'], 2)];
      expect([first, second]).toMatchObject([{ took: 'restored' }, { took: 'restored' }]);
      expect(await alarms()).toEqual([]);
      const third = await restore(other, ['A2'], 3);
      expect(third).toMatchObject({ took: 'heldTwice', state: 'unknown' });
      expect(await alarms()).toEqual([{ attempts: [first, second, third].map(({ attemptId }) => attemptId) }]);
    });

    it('and when a refusal turns out to be another’s, looks at all that left after it', async () => {
      const refused = await restore(one, ['A2'], 2);
      await say(one, { attemptId: refused.attemptId, kind: 'answer', outcome: 'refused' });
      for (const sentAt of [1, 3]) {
        const { attemptId } = await restore(other, ['A2'], sentAt);
        await say(other, { attemptId, kind: 'answer', outcome: 'succeeded' });
        if (sentAt === 3) {
          expect(await alarms()).toEqual([]);
          expect(await say(one, { attemptId: refused.attemptId, kind: 'takenBack' })).toMatchObject({ took: 'taken' });
          expect(await alarms()).toEqual([{ attempts: [refused.attemptId, attemptId] }]);
        }
      }
    });
  });

  it('is seen by a desk that begins and whose lines are gone, or that has seen a higher counter', async () => {
    await know(restored, one);
    const [known, { counters }] = [one.known, one.process];
    one.process = { ...one.process, counters: {} };
    one.known = { ...known, sequence: 7, digest: 'x' };
    expect(await one.begin()).toMatchObject({ verdict: 'engineForgot', isOpen: false });
    // What was seen of an earlier engine says nothing of this one.
    one.known = known;
    one.process = { ...one.process, engine: 'earlier', counters };
    expect(await one.begin()).toMatchObject({ verdict: 'welcome' });
    await know(restored, other);
    expect(await other.begin()).toMatchObject({ isOpen: true });
    one.process = { ...one.process, counters: { [other.deskId]: 50_000 } };
    expect(await one.begin()).toMatchObject({ verdict: 'welcome', isOpen: false });
  });
});

onEngine('a server that takes over', () => {
  let cluster: Cluster;
  let team: Team;
  let seats: Seat[];
  const postgres = findPostgres();

  const failOver = async () => {
    await team.close();
    await cluster.stop();
    if ('missing' in postgres) return;
    becomeStandby(cluster, postgres);
    await cluster.start();
    const admin = await connect(cluster);
    await admin.query('SELECT pg_promote()');
    await admin.end();
    team = await openTeam(cluster, team.database);
    await Promise.all(seats.map((each) => move(each, team)));
  };
  const seat = (index: number): Seat => {
    const found = seats[index];
    if (!found) throw new Error(`There is no seat ${index}.`);
    return found;
  };
  const silent = (index: number, minutes: number) =>
    team.admin.query('UPDATE team.desk SET seen_at = seen_at - make_interval(mins => $2) WHERE desk_id = $1', [
      seat(index).deskId,
      minutes,
    ]);
  const answer = async (index: number) => {
    await know(team, seat(index));
    return seat(index).begin();
  };

  beforeAll(async () => {
    if ('missing' in postgres) return;
    cluster = await startCluster(postgres);
    await makeTemplate(cluster);
    team = await createTeam(cluster);
    seats = [await team.seat(), await team.seat(), await team.seat()];
  });
  afterAll(async () => {
    await team?.close();
    await cluster?.remove();
  });

  it('closes claims until every desk that was heard of lately has answered, and a desk on holiday stops nobody', async () => {
    await silent(2, 30);
    expect(await ask(seat(0), claimOf(['A1']))).toBe('granted');
    await failOver();
    expect(await ask(seat(0), claimOf(['A2']))).toBe('rollCall');
    expect(await refusalOf(seat(0).call('restore_1', seat(0).process, [], [claimOf(['A9'])]))).toBeUndefined();
    expect(await answer(0)).toMatchObject({ verdict: 'welcome', isOpen: false });
    expect(await ask(seat(0), claimOf(['A2']))).toBe('rollCall');
    expect(await refusalOf(seat(0).call('restore_1', seat(0).process, [], [claimOf(['A9'])]))).toBe('TM005');
    expect(await answer(1)).toMatchObject({ verdict: 'welcome', isOpen: true });
    expect(await ask(seat(0), claimOf(['A2']))).toBe('granted');
    // The desk on holiday puts back what it knows before it claims, and what is there already is seen to be held twice.
    expect(await ask(seat(2), claimOf(['A3']))).toBe('rollCall');
    expect(await seat(2).call('restore_1', seat(2).process, [], [claimOf(['A2'])])).toMatchObject({
      answers: [{ took: 'heldTwice', state: 'unknown' }],
    });
    expect(await answer(2)).toMatchObject({ verdict: 'welcome' });
    expect(await ask(seat(2), claimOf(['A3']))).toBe('granted');
    expect(await ask(seat(1), claimOf(['A2'], { seenVersion: 2 }))).toBe('busy');
  });

  it('waits for whoever two people have not waived, and shows both what that desk had claimed', async () => {
    await failOver();
    const missing = seat(1).deskId;
    const waive = (index: number) => seat(index).call('waive_1', seat(index).process, missing, 'the laptop was stolen');
    expect(await waive(0)).toMatchObject({ took: 'needsSecond', isOpen: false });
    expect(await waive(0)).toMatchObject({ took: 'needsSecond', isOpen: false });
    expect(await refusalOf(waive(1))).toBe('TM005');
    expect(await answer(0)).toMatchObject({ isOpen: false });
    expect(await answer(2)).toMatchObject({ isOpen: false });
    expect(await waive(2)).toMatchObject({ took: 'taken', isOpen: true });
    const { lastClaims } = await seat(0).call('heartbeat_1', seat(0).process);
    expect(lastClaims).toBeUndefined();
    expect(await ask(seat(0), claimOf(['B1']))).toBe('granted');
    expect(await ask(seat(1), claimOf(['B2']))).toBe('rollCall');
    expect(await refusalOf(waive(0))).toBe('TM005');
    await answer(1);
    expect(await ask(seat(1), claimOf(['B2']))).toBe('granted');
  });

  it('waits for everybody of thirty days once a desk has heard of the engine long after the others', async () => {
    await silent(1, 60 * 24 * 20);
    await silent(2, 60 * 24 * 40);
    await failOver();
    await know(team, seat(0));
    seat(0).known = { ...seat(0).known, heardAt: Number(seat(0).known['heardAt']) + 60 * 60_000 };
    expect(await seat(0).begin()).toMatchObject({ verdict: 'welcome', isOpen: false });
    expect((await seat(0).call('heartbeat_1', seat(0).process)).waitingFor).toHaveLength(1);
    expect(await answer(1)).toMatchObject({ isOpen: true });
  });

  it('is answered for by two desks at once without either missing the other', async () => {
    for (const index of [0, 1, 2]) await answer(index);
    await failOver();
    for (const index of [0, 1, 2]) await know(team, seat(index));
    await Promise.all(seats.map((each) => each.begin()));
    expect(await seat(0).call('heartbeat_1', seat(0).process)).toMatchObject({ isOpen: true, waitingFor: [] });
  });
});
