import { beforeAll, expect, it } from 'vitest';
import { openMember, operationFor } from './engine/member.ts';
import { toldRow } from './engine/replica.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('two desks of a team', (engine) => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam(engine);
    return () => team.close();
  });

  it('know what each knows: lines, rows, texts, and what moved a chain', async () => {
    const [one, other] = [await openMember(team), await openMember(team)];
    expect([one.team.standing().state, other.team.standing().state]).toEqual([{ kind: 'open' }, { kind: 'open' }]);
    one.replica.addLine('a note', 'of a person');
    one.replica.addRows([toldRow('P1'), toldRow('R1', { operation: 'refund', referenceId: 'P1' })]);
    one.replica.addLine('an import');
    await one.team.exchange();
    await other.team.exchange();
    expect(other.replica.show(one.seat.deskId)).toEqual(one.replica.show(one.seat.deskId));
    const chains = other.replica.touches.filter(({ ids }) => ids.includes('P1'));
    expect(chains.map(({ version }) => version)).toEqual([1, 2]);
    expect(other.team.standing().unclaimed).toBe(1);
    expect(one.team.standing()).toMatchObject({ untold: 0, upToDateAt: expect.any(Number) });
    // The same again is told and taken once.
    const before = other.replica.touches.length;
    await Promise.all([one.team.exchange(), other.team.exchange()]);
    expect(other.replica.touches).toHaveLength(before);
  });

  it('grant a chain to one, and name who holds it to the other', async () => {
    const [one, other] = [await openMember(team), await openMember(team)];
    const [mine, theirs] = [operationFor('H1'), operationFor('H1')];
    for (const [member, operation] of [
      [one, mine],
      [other, theirs],
    ] as const) {
      member.replica.reviewed.set(operation.operationId, { ids: ['H1'], seenVersion: 0 });
    }
    const ask = (operation: typeof mine) => [{ operation, attemptId: operation.attempts[0]?.attemptId ?? '' }];
    expect(await one.team.claim.claim(ask(mine))).toEqual([{ kind: 'granted' }]);
    const holder = { person: `P ${one.seat.login}`, desk: `D ${one.seat.login}` };
    expect(await other.team.claim.claim(ask(theirs))).toEqual([{ kind: 'refused', cause: 'claimRefused', holder }]);
    expect(other.team.findHolder(theirs.operationId)).toEqual(holder);
  });
});
