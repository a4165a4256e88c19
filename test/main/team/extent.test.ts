import { beforeAll, expect, it } from 'vitest';
import { patient } from '../../patient.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { keepReplica, toldRow } from './engine/replica.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('of its colleagues a desk hears', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
    return () => team.close();
  });

  /** A desk that nothing but a notification wakes, by a clock that stands still until it is set. */
  const listening = async () => {
    let at = Date.now();
    const heard: string[] = [];
    const desk = await openMember(team, {
      now: () => at,
      ports: { administered: { read: () => [], add: () => heard.push('administered') } },
    });
    heard.length = 0;
    return {
      desk,
      heard,
      pass: (milliseconds: number) => {
        at += milliseconds;
      },
    };
  };
  const bring = async (from: Member, to: Member, id: string) => {
    from.replica.addRows([toldRow(id)]);
    await from.team.exchange();
    const rows = () => to.replica.show(from.seat.deskId).rows.join();
    // The round that takes it in is over when the next row comes.
    await expect.poll(rows, patient).toContain(id);
  };

  /** A desk claims a chain; what it did ends there as not sent once the test says so. */
  const claim = async (desk: Member, chainId: string) => {
    const operation = operationFor(chainId);
    const attemptId = operation.attempts[0]?.attemptId ?? '';
    desk.change(operation);
    desk.replica.reviewed.set(operation.operationId, { ids: [chainId], seenVersion: 0 });
    expect(await desk.team.claim.claim([{ operation, attemptId }])).toEqual([{ kind: 'granted' }]);
    const attempts = [{ ...operation.attempts[0], verdict: 'notSent' }];
    return {
      end: () => desk.change({ ...operation, state: 'notSent', attempts } as typeof operation),
      stands: async () =>
        (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attemptId])).rows[0].state,
    };
  };

  it('rows at once, and whatever else there is as often as ever, however many rows come', async () => {
    const colleague = await openMember(team);
    const { desk, heard, pass } = await listening();
    for (const id of ['E1', 'E2', 'E3']) await bring(colleague, desk, id);
    expect(heard).toEqual([]);
    pass(1_999);
    await bring(colleague, desk, 'E4');
    expect(heard).toEqual([]);
    pass(1);
    await bring(colleague, desk, 'E5');
    await expect.poll(() => heard.length, patient).toBe(1);
    await bring(colleague, desk, 'E6');
    expect(heard).toHaveLength(1);
    // A clock that was put back says nothing of when that was.
    pass(-60_000);
    await bring(colleague, desk, 'E7');
    await desk.team.exchange();
    expect(heard).toHaveLength(3);
  });

  it('everything at once where something else was said, or nobody said what', async () => {
    const { heard } = await listening();
    await team.admin.query('NOTIFY team');
    await expect.poll(() => heard.length, patient).toBe(1);
    await team.admin.query("NOTIFY team, 'another word'");
    await expect.poll(() => heard.length, patient).toBe(2);
  });

  it('years of rows, and reports what it did itself while they are projected', async () => {
    const colleague = await openMember(team);
    const seat = await team.seat({ begins: false, hasPassword: true });
    const replica = keepReplica(seat.deskId);
    let [left, inBetween] = [0, () => {}];
    const projected = Promise.withResolvers<void>();
    replica.project = async () => {
      if (left === 0) return { settled: [], isMore: false };
      left -= 1;
      inBetween();
      if (left === 0) await projected.promise;
      return { settled: [], isMore: left > 0 };
    };
    const at = Date.now();
    const desk = await openMember(team, { seat, replica, now: () => at });
    const { stands, end } = await claim(desk, 'E9');
    [left, inBetween] = [2, end];
    colleague.replica.addRows([toldRow('E10')]);
    await colleague.team.exchange();
    await expect.poll(stands, patient).toBe('notSent');
    // What was reported before the second part was projected stands while that part keeps the round waiting.
    await expect.poll(() => left, patient).toBe(0);
    projected.resolve();
    await desk.team.exchange();
  });

  it('what one of them did, which is reported as soon as it is known', async () => {
    const { desk, heard } = await listening();
    const at = Date.now();
    const colleague = await openMember(team, { now: () => at });
    const { stands, end } = await claim(colleague, 'E8');
    colleague.replica.addLine('not sent');
    end();
    await expect.poll(stands, patient).toBe('notSent');
    await expect.poll(() => desk.replica.show(colleague.seat.deskId).lines.length, patient).toBe(1);
    await expect.poll(() => heard.length, patient).toBeGreaterThan(0);
  });
});
