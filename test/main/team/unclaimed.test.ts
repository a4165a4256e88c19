import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../../main/team/reader.ts';
import { portsFor } from './engine/run.ts';
import { createTeam, onEngine, type Seat, type Team } from './engine/team.ts';

onEngine('what moved money without a claim', (engine) => {
  let team: Team;
  let seat: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
    seat = await team.seat({ hasPassword: true });
  });
  afterAll(() => team.close());

  const tell = (rowId: string, more: Readonly<Record<string, unknown>> = {}) =>
    seat.report(
      [],
      [{ accountId: 'SHOP', ids: [rowId], rowId, digest: rowId, movesMoney: true, happenedAt: Date.now(), ...more }],
    );

  it('is listed, told last first, and nothing else is', async () => {
    const { teamId, environment, connect } = portsFor(team, seat);
    const reader = openReader({ teamId, environment, connect, now: Date.now, onWoken: () => {} });
    expect([await reader.countUnclaimed(), await reader.listUnclaimed(9)]).toEqual([0, []]);
    await tell('R1');
    await tell('R2', { attemptId: randomUUID() });
    // The same row told of once more, in other words.
    await tell('R1', { digest: 'again' });
    // By what it was sent as, by what it was answered, from before the team, and what moves nothing.
    const [sent, answered] = [await seat.claim(['P1']), await seat.claim(['P2'])];
    await tell('R3', { attemptId: sent.attemptId });
    await seat.report([{ attemptId: answered.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'R4' }]);
    await tell('R4');
    await tell('R5', { happenedAt: Date.now() - 86_400_000 });
    await tell('R6', { movesMoney: false });
    const rows = ['R2', 'R1'].map((transactionId) => ({ accountId: 'SHOP', transactionId }));
    expect([await reader.countUnclaimed(), await reader.listUnclaimed(9)]).toEqual([2, rows]);
    expect(await reader.listUnclaimed(1)).toEqual(rows.slice(0, 1));
    // The control: the same row in another account is another row.
    await tell('R4', { accountId: 'OTHER' });
    expect(await reader.listUnclaimed(1)).toEqual([{ accountId: 'OTHER', transactionId: 'R4' }]);
    reader.close();
  });
});
