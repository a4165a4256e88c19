import { expect, it, onTestFinished } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import { connectEngine } from '../../../main/team/engine/connect.ts';
import { findPostgres } from '../../../scripts/team/server/postgres.ts';
import { connect, startCluster } from './engine/cluster.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { longPatience } from './engine/run.ts';
import { promote, stall, startStandby, waitForStandby } from './engine/standby.ts';
import { makeTemplate } from './engine/start.ts';
import { createTeam, onEngine } from './engine/team.ts';

onEngine('a standby that takes over from a primary that was killed', () => {
  const postgres = findPostgres();
  /** Two desks at a primary with a standby, which they find by one address. */
  const open = async (synchronous: string, patience = longPatience) => {
    if ('missing' in postgres) throw new Error(postgres.missing);
    const primary = await startCluster(postgres);
    onTestFinished(() => primary.remove());
    await makeTemplate(primary);
    const team = await createTeam(primary);
    const standby = await startStandby(postgres, primary);
    onTestFinished(() => standby.remove());
    await team.admin.query(`ALTER SYSTEM SET synchronous_standby_names = '${synchronous}'`);
    await team.admin.query('SELECT pg_reload_conf()');
    const members: Member[] = [];
    let [at, stalled] = [primary, [] as readonly number[]];
    /** What does not move any more does not end by itself either. */
    const endStalled = () => {
      for (const pid of stalled) process.kill(pid, 'SIGKILL');
      stalled = [];
    };
    onTestFinished(async () => {
      endStalled();
      await team.close();
    });
    for (const _ of ['one', 'other']) {
      const seat = await team.seat({ begins: false, hasPassword: true });
      const address = () => ({
        host: '127.0.0.1',
        port: at.port,
        database: team.database,
        role: seat.login,
        password: 'secret',
        authority: null,
      });
      members.push(await openMember(team, { seat, ports: { connect: () => connectEngine(address(), patience) } }));
    }
    const [one, other] = members as [Member, Member];
    return {
      one,
      other,
      waitForStandby: () => waitForStandby(primary),
      stall: async () => {
        stalled = await stall(primary);
      },
      takeOver: async () => {
        await primary.kill('SIGKILL');
        endStalled();
        await promote(standby);
        at = standby;
        return connect(standby, team.database);
      },
    };
  };
  const claim = async ({ team: membership, replica }: Member, operation: Operation, seenVersion = 0) => {
    const { operationId, chainId, attempts } = operation;
    replica.reviewed.set(operationId, { ids: [chainId], seenVersion });
    const [answer] = await membership.claim.claim([{ operation, attemptId: attempts[0]?.attemptId ?? '' }]);
    return answer?.kind === 'refused' ? answer.cause : answer?.kind;
  };
  const send = async (member: Member, id: string): Promise<Operation> => {
    const operation = operationFor(id);
    expect(await claim(member, operation)).toBe('granted');
    member.replica.addLine(`sends ${id}`);
    member.change(operation);
    await member.team.exchange();
    return operation;
  };
  const stateOf = ({ team: membership }: Member) => membership.standing().state.kind;

  it('without all that was granted: what is lost is counted, the roll call sees it, and nothing is sent until it is back', async () => {
    const { one, other, takeOver, ...way } = await open('');
    const kept = [await send(one, 'K1'), await send(other, 'K2')];
    await way.waitForStandby();
    await way.stall();
    const lost = [await send(one, 'L1'), await send(one, 'L2'), await send(other, 'L3')];
    // One of them has ended there, which the primary has heard of and nobody else.
    const done = await send(one, 'L4');
    const [attempt] = done.attempts;
    one.replica.addLine({ kind: 'attemptEnded', operationId: done.operationId });
    one.change({ ...done, state: 'succeeded', attempts: [{ ...attempt, verdict: 'succeeded' }] } as Operation);
    await one.team.exchange();
    const admin = await takeOver();
    const known = async () =>
      (await admin.query('SELECT operation_id FROM team.claim')).rows.map(({ operation_id: id }) => id).toSorted();
    const idsOf = (operations: readonly Operation[]) => operations.map(({ operationId }) => operationId).toSorted();
    expect(await known()).toEqual(idsOf(kept));

    // To this engine the chains are free: it would grant them once more.
    await expect.poll(() => one.team.exchange().then(() => stateOf(one)), { timeout: 250_000 }).toBe('rollCall');
    expect(await claim(one, operationFor('L3'))).toBe('teamUnreachable');
    expect(await claim(other, operationFor('L1'))).toBe('teamUnreachable');
    await expect.poll(() => other.team.exchange().then(() => stateOf(other)), { timeout: 250_000 }).toBe('open');
    await expect.poll(() => one.team.exchange().then(() => stateOf(one)), { timeout: 250_000 }).toBe('open');
    expect(await known()).toEqual(idsOf([...kept, ...lost, done]));
    expect(await claim(other, operationFor('L4'))).toBe('claimOutdated');
    for (const [member, id] of [
      [one, 'L3'],
      [other, 'L1'],
      [other, 'L2'],
      [one, 'K2'],
    ] as const)
      expect(await claim(member, operationFor(id), 9)).toBe('claimRefused');
    expect(await claim(one, operationFor('N1'))).toBe('granted');
    const { rows } = await admin.query(
      "SELECT count(*)::int AS open FROM team.claim WHERE restored AND state = 'unknown' AND holds",
    );
    expect(rows).toEqual([{ open: lost.length }]);
    await admin.end();
  });

  it('with all of it, where it is waited for: nothing that was granted is lost, and a way that stalls grants nothing', async () => {
    const patience = { ...longPatience };
    const { one, other, takeOver, ...way } = await open('*', patience);
    const granted = new Set<string>();
    let isOver = false;
    const work = [one, other].map(async (member, desk) => {
      for (let number = 0; !isOver; number += 1) {
        const operation = operationFor(`S${desk}-${number}`);
        if ((await claim(member, operation)) === 'granted') granted.add(operation.operationId);
      }
    });
    await expect.poll(() => granted.size, { timeout: 250_000 }).toBeGreaterThan(20);
    patience.answering = 1_000;
    await way.stall();
    const before = granted.size;
    await new Promise((resolve) => setTimeout(resolve, 500));
    // One answer of each desk may have been on its way.
    expect(granted.size - before).toBeLessThanOrEqual(2);
    isOver = true;
    const admin = await takeOver();
    await Promise.all(work);
    const { rows } = await admin.query('SELECT operation_id FROM team.claim');
    const known = new Set(rows.map(({ operation_id: id }) => id));
    expect([...granted].filter((id) => !known.has(id))).toEqual([]);
    await admin.end();
  });
});
