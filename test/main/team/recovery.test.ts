import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import { findPostgres } from '../../../scripts/team/server/postgres.ts';
import { claim, ended, stateOf, unknown } from './engine/claims.ts';
import { becomeStandby, type Cluster, connect, startCluster } from './engine/cluster.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { keepReplica, toldRow } from './engine/replica.ts';
import { keepInMemory } from './engine/run.ts';
import { makeTemplate } from './engine/start.ts';
import { createTeam, onEngine, openTeam, type Team } from './engine/team.ts';

onEngine('a desk', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
    return () => team.close();
  });

  it('that joins with a history tells it, and its open cases are held before anybody claims beside them', async () => {
    const seat = await team.seat({ begins: false, hasPassword: true });
    const replica = keepReplica(seat.deskId);
    for (let line = 0; line < 3; line += 1) replica.addLine();
    replica.addRows([toldRow('J1')]);
    const before = unknown(operationFor('J1'));
    replica.reviewed.set(before.operationId, { ids: ['J1'], seenVersion: 0 });
    const one = await openMember(team, { seat, replica, operations: new Map([[before.operationId, before]]) });
    expect([stateOf(one), one.team.standing().untold]).toEqual([{ kind: 'open' }, 0]);
    const other = await openMember(team);
    expect(other.replica.show(seat.deskId)).toEqual(replica.show(seat.deskId));
    expect(await claim(other, operationFor('J1'))).toBe('claimRefused');
  });

  it('that joins has what it ended alone on its chain, until a row of it has come in', async () => {
    const seat = await team.seat({ begins: false, hasPassword: true });
    const replica = keepReplica(seat.deskId);
    const [done, told] = [operationFor('J2'), operationFor('J3', { rowId: 'J4' })].map((each) =>
      ended(each, 'succeeded'),
    );
    const operations = new Map([done, told].flatMap((each) => (each ? [[each.operationId, each] as const] : [])));
    for (const operationId of operations.keys()) replica.addLine({ kind: 'attemptEnded', operationId });
    replica.reviewed.set(done?.operationId ?? '', { ids: ['J2'], seenVersion: 0 });
    await openMember(team, { seat, replica, operations });
    expect(await claim(await openMember(team), operationFor('J2'))).toBe('claimOutdated');
    const { rows } = await team.admin.query('SELECT operation_id AS id, state FROM team.claim WHERE desk_id = $1', [
      seat.deskId,
    ]);
    expect(rows).toEqual([{ id: done?.operationId, state: 'succeeded' }]);
    const { rows: settings } = await team.admin.query('SELECT epoch FROM team.settings');
    expect(settings).toEqual([{ epoch: 1 }]);
  });

  it('with untold lines begins again without calling anybody to a roll call', async () => {
    const one = await openMember(team);
    one.replica.addLine();
    await one.team.exchange();
    await one.team.stop();
    for (let line = 0; line < 3; line += 1) one.replica.addLine();
    const again = await one.restart();
    expect(stateOf(again)).toEqual({ kind: 'open' });
    const { rows } = await team.admin.query('SELECT epoch FROM team.settings');
    expect(rows[0].epoch).toBe(1);
  });

  it('whose file is an older copy takes its own lines and rows back, and nothing of before is called not sent', async () => {
    const one = await openMember(team);
    for (let line = 0; line < 4; line += 1) one.replica.addLine(`line ${line}`, `text ${line}`);
    one.replica.addRows([toldRow('B1')]);
    const sent = operationFor('B2');
    one.change(sent);
    expect(await claim(one, sent)).toBe('granted');
    await one.team.exchange();
    const replica = one.replica.copy(2, 0);
    // As a ledger says that had begun nothing when it was copied.
    const notSent = { ...sent, state: 'notSent', attempts: [{ ...sent.attempts[0], verdict: 'notSent' }] } as Operation;
    const states = new Set<string>();
    const restored = await one.restart({
      replica,
      operations: new Map([[sent.operationId, notSent]]),
      onOpened: (membership) => membership.listen(() => states.add(membership.standing().state.kind)),
    });
    expect([stateOf(restored), [...states]]).toEqual([{ kind: 'open' }, ['behind', 'open']]);
    expect(replica.show(one.seat.deskId)).toEqual(one.replica.show(one.seat.deskId));
    expect(replica.ends).toEqual([4]);
    const { rows } = await team.admin.query('SELECT state FROM team.claim WHERE operation_id = $1', [sent.operationId]);
    expect(rows).toEqual([{ state: 'unknown' }]);
  });

  it('that was cloned: the later process acts, the earlier is superseded, and a log that went another way is forked', async () => {
    const one = await openMember(team);
    one.replica.addLine();
    await one.team.exchange();
    const clone = await openMember(team, { seat: one.seat, replica: one.replica.copy(1, 0), memory: keepInMemory() });
    expect(stateOf(clone)).toEqual({ kind: 'open' });
    one.replica.addLine('of the first');
    await one.team.exchange();
    expect(stateOf(one)).toEqual({ kind: 'superseded' });
    clone.replica.addLine('of the clone');
    await clone.team.exchange();
    const forked = await one.restart();
    expect(stateOf(forked)).toEqual({ kind: 'forked' });
    for (const member of [one, forked]) expect(await claim(member, operationFor('C1'))).toBe('teamUnreachable');
    expect(await claim(clone, operationFor('C1'))).toBe('granted');
  });

  it('whose log goes another way beyond what the engine has is forked by the first line that it tells', async () => {
    const one = await openMember(team);
    one.replica.addLine('first');
    await one.team.exchange();
    const replica = keepReplica(one.seat.deskId);
    for (const body of ['another', 'further']) replica.addLine(body);
    const clone = await one.restart({ replica, memory: keepInMemory() });
    expect(stateOf(clone)).toEqual({ kind: 'forked' });
  });

  it('whose program is too old for its team reads, and sends nothing; of its own log it takes nothing back meanwhile', async () => {
    const [one, other] = [await openMember(team), await openMember(team)];
    one.replica.addLine('of its own');
    await one.team.exchange();
    await team.admin.query('UPDATE team.settings SET least_protocol = 2');
    other.replica.addLine('of the newer one');
    // As a program of the next protocol would.
    await team.admin.query('UPDATE team.settings SET least_protocol = 1');
    await other.team.exchange();
    await team.admin.query('UPDATE team.settings SET least_protocol = 2');
    const old = await one.restart({ replica: one.replica.copy(0, 0) });
    const ownLines = () => old.replica.show(one.seat.deskId).lines;
    expect([stateOf(old), ownLines()]).toEqual([{ kind: 'programTooOld' }, []]);
    expect(old.replica.show(other.seat.deskId).lines).toEqual(['{"body":"of the newer one"}']);
    expect(await claim(old, operationFor('T1'))).toBe('teamUnreachable');
    await team.admin.query('UPDATE team.settings SET least_protocol = 1');
    await old.team.exchange();
    expect([ownLines(), old.replica.ends]).toEqual([['{"body":"of its own"}'], [1]]);
    expect(await claim(old, operationFor('T1'))).toBe('granted');
  });

  it('that moved to an engine of another team, or whose clock is an hour off, says so and asks it nothing', async () => {
    const one = await openMember(team);
    const moved = await one.restart({ ports: { teamId: randomUUID() } });
    expect(stateOf(moved)).toEqual({ kind: 'refused', cause: 'anotherTeam' });
    const late = await moved.restart({ ports: { now: () => Date.now() - 3_600_000 } });
    expect(stateOf(late)).toEqual({ kind: 'refused', cause: 'clock' });
  });

  describe('at a cluster of its own', () => {
    let cluster: Cluster;
    let own: Team;
    const postgres = findPostgres();
    beforeAll(async () => {
      if ('missing' in postgres) return;
      cluster = await startCluster(postgres);
      await makeTemplate(cluster);
      own = await createTeam(cluster);
    });
    afterAll(async () => {
      await own?.close();
      await cluster?.remove();
    });

    it('whose standby is silent sends nothing, and says why, until the standby answers', async () => {
      const patience = { connecting: 60_000, answering: 400 };
      const one = await openMember(own, { patience });
      const set = async (name: string) => {
        await own.admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
        await own.admin.query('SELECT pg_reload_conf()');
      };
      await set('nobody');
      one.replica.addLine();
      await expect
        .poll(() => one.team.exchange().then(() => stateOf(one)), { timeout: 250_000 })
        .toEqual({
          kind: 'standbySilent',
        });
      expect(await claim(one, operationFor('S1'))).toBe('teamUnreachable');
      await set('');
      patience.answering = 60_000;
      await expect
        .poll(() => one.team.exchange().then(() => stateOf(one)), { timeout: 250_000 })
        .toEqual({
          kind: 'open',
        });
      expect(await claim(one, operationFor('S1'))).toBe('granted');
    });

    it('that was taken over from calls the roll, and opens once everybody has answered', async () => {
      const [one, other] = [await openMember(own), await openMember(own)];
      await own.close();
      await cluster.stop();
      if ('missing' in postgres) return;
      becomeStandby(cluster, postgres);
      await cluster.start();
      await one.team.exchange();
      expect(stateOf(one)).toEqual({ kind: 'readOnly' });
      expect(await claim(one, operationFor('F1'))).toBe('teamUnreachable');
      const admin = await connect(cluster);
      await admin.query('SELECT pg_promote()');
      await admin.end();
      own = await openTeam(cluster, own.database);
      const settle = (member: Member) => member.team.exchange().then(() => stateOf(member).kind);
      await expect.poll(() => settle(one), { timeout: 250_000 }).toBe('rollCall');
      expect(await claim(one, operationFor('F1'))).toBe('teamUnreachable');
      await own.admin.query("UPDATE team.desk SET seen_at = seen_at - interval '1 day' WHERE desk_id <> ALL ($1)", [
        [one.seat.deskId, other.seat.deskId],
      ]);
      await expect.poll(() => settle(other), { timeout: 250_000 }).toBe('open');
      expect(await settle(one)).toBe('open');
      expect(await claim(one, operationFor('F1'))).toBe('granted');
    });
  });
});
