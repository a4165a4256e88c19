import { expect, it, onTestFinished, vi } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import { claim, ended, stateOf, unknown } from './engine/claims.ts';
import { connect } from './engine/cluster.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { toldRow } from './engine/replica.ts';
import { nameAnew } from './engine/start.ts';
import { createTeam, onEngine, openTeam, type Team } from './engine/team.ts';

onEngine('an engine restored from a dump', (engine) => {
  /** Two desks that are open, a dump of their team, and how they meet the engine that is restored from it. */
  const dump = async () => {
    const before = await createTeam(engine);
    const [one, other] = [await openMember(before), await openMember(before)];
    one.replica.addLine('kept');
    await one.team.exchange();
    await before.close();
    const admin = await connect(engine);
    const name = nameAnew('dump');
    for (const member of [one, other]) await member.team.stop();
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${before.database}'`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${before.database}`);
    await admin.end();
    const restored = await openTeam(engine, name);
    onTestFinished(() => restored.close());
    const at = async (member: Member) => {
      await member.team.stop();
      return openMember(restored, { ...member, operations: member.operations, memory: member.memory });
    };
    return { first: await one.restart(), second: await other.restart(), restored, at };
  };
  /** Sends and writes down what became of it; the engine hears of that with the next round. */
  const send = async (member: Member, operation: Operation, became: Operation) => {
    expect(await claim(member, operation)).toBe('granted');
    member.replica.addLine({ kind: 'attemptEnded', operationId: operation.operationId });
    member.operations.set(operation.operationId, became);
  };
  const claimsAt = async ({ admin }: Team) =>
    (await admin.query('SELECT operation_id AS id, state FROM team.claim WHERE restored ORDER BY claimed_at, ids'))
      .rows;
  const alarmsAt = async ({ admin }: Team) => (await admin.query('SELECT kind FROM team.alarm')).rows;

  it('puts back what it lost, and nobody sends until all have answered', async () => {
    const { first, second, at } = await dump();
    const sent = operationFor('R1');
    first.replica.addLine('lost');
    first.replica.addRows([toldRow('R2')]);
    first.change(sent);
    expect(await claim(first, sent)).toBe('granted');
    await first.team.exchange();
    await second.team.exchange();
    first.operations.set(sent.operationId, unknown(sent));
    const again = await at(first);
    expect(stateOf(again)).toMatchObject({ kind: 'rollCall', waitingFor: [`D ${second.seat.login}`] });
    expect(await claim(again, operationFor('R9'))).toBe('teamUnreachable');
    const third = await at(second);
    expect(stateOf(third)).toEqual({ kind: 'open' });
    await again.team.exchange();
    expect(stateOf(again)).toEqual({ kind: 'open' });
    expect(third.replica.show(first.seat.deskId)).toEqual(first.replica.show(first.seat.deskId));
    const next = operationFor('R1');
    third.replica.reviewed.set(next.operationId, { ids: ['R1'], seenVersion: 1 });
    expect(await claim(third, next)).toBe('claimRefused');
  });

  const settled = (operation: Operation) =>
    ({
      ...unknown(operation),
      state: 'succeeded',
      settlement: { outcome: 'succeeded', transactionId: null, reason: 'seen', actor: 'a.clerk', settledAt: 3 },
    }) as Operation;

  it.each([
    ['that was answered and told there', (sent: Operation) => ended(sent, 'succeeded'), true, 'succeeded'],
    ['that was answered, and told to nobody yet', (sent: Operation) => ended(sent, 'succeeded'), false, 'succeeded'],
    ['that a person has settled', settled, true, 'succeeded'],
    ['that was refused', (sent: Operation) => ended(sent, 'refused'), true, 'refused'],
  ])('has no chain free of an attempt %s: a review of before is stale', async (_, became, isTold, state) => {
    const { first, second, restored, at } = await dump();
    const sent = operationFor('E1');
    await send(first, sent, became(sent));
    if (isTold) await first.team.exchange();
    await at(first);
    const heard = await at(second);
    expect(stateOf(heard)).toEqual({ kind: 'open' });
    expect(await claimsAt(restored)).toEqual([{ id: sent.operationId, state }]);
    // Their review is of the chain as it stands at this engine, and shows nothing of what was sent.
    expect(await claim(heard, operationFor('E1'))).toBe('claimOutdated');
    expect(await alarmsAt(restored)).toEqual([]);
  });

  it('holds a chain until its answer is told, also where the process that puts it back dies in between', async () => {
    const { first, second, restored, at } = await dump();
    const sent = operationFor('E1');
    await send(first, sent, ended(sent, 'succeeded'));
    await first.team.exchange();
    const readOwn = vi.spyOn(first.replica, 'readOwn').mockImplementation(async (from, most) => {
      if (most.rows > 0) throw new Error('the process dies');
      return { ...(await first.replica.copy(9, 9).readOwn(from, most)) };
    });
    await at(first);
    expect(await claimsAt(restored)).toEqual([{ id: sent.operationId, state: 'unknown' }]);
    readOwn.mockRestore();
    await at(first);
    await at(second);
    expect(await claimsAt(restored)).toEqual([{ id: sent.operationId, state: 'succeeded' }]);
  });

  it('has all of what ended back, however much it is, each in its day, and calls none of one desk held twice', async () => {
    const { first, second, restored, at } = await dump();
    const day = 86_400_000;
    const sent = Array.from({ length: 230 }, (_, index) =>
      operationFor(index < 2 ? 'E1' : `M${index}`, { sentAt: Date.now() - day + index }),
    );
    for (const operation of sent.slice(0, 2)) {
      await send(first, operation, ended(operation, 'succeeded'));
      await first.team.exchange();
      first.replica.reviewed.set(sent[1]?.operationId ?? '', { ids: ['E1'], seenVersion: 2 });
    }
    const rest = sent.slice(2).map((operation) => ({ operation, attemptId: operation.attempts[0]?.attemptId ?? '' }));
    const answers = await first.team.claim.claim(rest);
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['granted']));
    for (const { operation } of rest) {
      first.replica.addLine({ kind: 'attemptEnded', operationId: operation.operationId });
      first.operations.set(operation.operationId, ended(operation, 'succeeded'));
    }
    await first.team.exchange();
    await at(first);
    await at(second);
    expect(await claimsAt(restored)).toEqual(sent.map(({ operationId }) => ({ id: operationId, state: 'succeeded' })));
    expect(await alarmsAt(restored)).toEqual([]);
    const { rows } = await restored.admin.query(
      "SELECT count(*)::int FROM team.claim WHERE claimed_at < clock_timestamp() - interval '20 hours'",
    );
    expect(rows).toEqual([{ count: sent.length }]);
  });
});
