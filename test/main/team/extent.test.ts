import { beforeAll, expect, it } from 'vitest';
import { patient } from '../../patient.ts';
import { type Member, openMember, operationFor } from './engine/member.ts';
import { toldRow } from './engine/replica.ts';
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

  it('what one of them did, which is reported as soon as it is known', async () => {
    const { desk, heard } = await listening();
    const at = Date.now();
    const colleague = await openMember(team, { now: () => at });
    const operation = operationFor('E8');
    colleague.change(operation);
    colleague.replica.reviewed.set(operation.operationId, { ids: ['E8'], seenVersion: 0 });
    const [attempt] = operation.attempts;
    const claims = [{ operation, attemptId: attempt?.attemptId ?? '' }];
    expect(await colleague.team.claim.claim(claims)).toEqual([{ kind: 'granted' }]);
    colleague.replica.addLine('not sent');
    const attempts = [{ ...attempt, verdict: 'notSent' }];
    colleague.change({ ...operation, state: 'notSent', attempts } as typeof operation);
    const stands = async () =>
      (await team.admin.query('SELECT state FROM team.claim WHERE attempt_id = $1', [attempt?.attemptId])).rows[0]
        .state;
    await expect.poll(stands, patient).toBe('notSent');
    await expect.poll(() => desk.replica.show(colleague.seat.deskId).lines.length, patient).toBe(1);
    await expect.poll(() => heard.length, patient).toBeGreaterThan(0);
  });
});
