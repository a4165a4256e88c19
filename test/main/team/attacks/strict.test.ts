import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { digests, type ProposedRefund, permit, prepareRefund } from '../engine/proposals.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('a strict team', (engine) => {
  let team: Team;
  let asker: Seat;
  let approver: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  beforeEach(async () => {
    await setStrict(true);
    [asker, approver] = [await team.seat(), await team.seat()];
    await permit(team, asker, { most: 100_000, alone: 100_000 });
    await permit(team, approver, { most: null, approve: 50_000 });
  });
  afterAll(() => team.close());
  const setStrict = (is: boolean) => team.admin.query('SELECT team.strict_1($1)', [is]);
  const approved = async (of: Record<string, unknown> = {}, by = approver) => {
    const refund = prepareRefund(team, asker, of);
    expect(await refund.propose()).toMatchObject({ verdict: 'proposed' });
    expect(await refund.decide(by, 'approved')).toMatchObject({ verdict: 'taken' });
    return refund;
  };
  /** An operation of whoever claims, which carries out what was proposed. */
  const carryOut = ({ operationId, id }: ProposedRefund, more: Record<string, unknown> = {}, by = approver) => {
    const request = { minor: 50_000, requestDigest: digests.requestDigest, proposalId: operationId };
    return by.claim([id], { operationId: randomUUID(), ...request, ...more });
  };

  it('lets nobody send what they have prepared, however small, approved or not', async () => {
    const refund = await approved();
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'strict' });
    expect(await asker.claim([randomUUID()], { minor: 1 })).toMatchObject({ verdict: 'needsApproval', why: 'strict' });
    expect(await carryOut(refund, {}, asker)).toMatchObject({ verdict: 'needsApproval', why: 'notByCaller' });
    const elsewhere = await team.seat({ personId: asker.personId });
    await permit(team, asker, { most: 100_000, approve: 100_000 });
    expect(await carryOut(refund, {}, elsewhere)).toMatchObject({ verdict: 'needsApproval', why: 'notByCaller' });
    expect(await carryOut(refund)).toMatchObject({ verdict: 'granted' });
  });

  it('has whoever approved it carry it out, and no bystander, once', async () => {
    const bystander = await team.seat();
    await permit(team, bystander, { approve: 50_000 });
    const refund = await approved();
    expect(await carryOut(refund, {}, bystander)).toMatchObject({ verdict: 'needsApproval', why: 'notByCaller' });
    const granted = await carryOut(refund);
    expect(granted).toMatchObject({ verdict: 'granted' });
    expect(await refund.state()).toBe('used');
    expect(await carryOut(refund, { seenVersion: granted.version })).toMatchObject({ verdict: 'busy' });
    const answer = { kind: 'answer', outcome: 'succeeded', transactionId: 'T1' } as const;
    await approver.report([{ attemptId: granted.attemptId, ...answer }]);
    const seenVersion = granted.version + 1;
    expect(await carryOut(refund, { seenVersion })).toMatchObject({ verdict: 'executed' });
    // Nor does the first one's desk, once the team is strict no more.
    await setStrict(false);
    expect(await refund.claim({ seenVersion })).toMatchObject({ verdict: 'executed' });
  });

  it('has it carried out again where it provably was not sent, and by a second approver as well', async () => {
    const second = await team.seat();
    await permit(team, second, { approve: 50_000 });
    const refund = await approved();
    expect(await refund.decide(second, 'approved')).toMatchObject({ verdict: 'taken' });
    const first = await carryOut(refund);
    await approver.report([{ attemptId: first.attemptId, kind: 'notSent' }]);
    expect(await refund.state()).toBe('approved');
    expect(await carryOut(refund, { seenVersion: first.version + 1 }, second)).toMatchObject({ verdict: 'granted' });
  });

  it('holds what is carried out to what was proposed, to the cent', async () => {
    const refund = await approved();
    for (const other of [{ minor: 49_999 }, { requestDigest: 'c'.repeat(64) }, { operation: 'capture' }]) {
      expect([other, await carryOut(refund, other)]).toMatchObject([other, { why: 'otherwise' }]);
    }
    const aside = { minor: 50_000, proposalId: refund.operationId, ...digests };
    expect(await approver.claim([randomUUID()], aside)).toMatchObject({ why: 'otherwise' });
    expect(await carryOut(refund, { proposalId: randomUUID() })).toMatchObject({ verdict: 'notAllowed' });
    const granted = await carryOut(refund);
    expect(granted).toMatchObject({ verdict: 'granted' });
    // Said again it is the same, of the same proposal alone.
    const again = { attemptId: granted.attemptId, operationId: randomUUID() };
    expect(await refusalOf(carryOut(refund, again))).toBe('TM007');
  });

  it('lets a rejection win, and an approval that was taken back or has ended count for nothing', async () => {
    const second = await team.seat();
    await permit(team, second, { approve: 50_000 });
    const [rejected, takenBack, ended, good] = [await approved(), await approved(), await approved(), await approved()];
    await rejected.decide(second, 'rejected');
    expect(await carryOut(rejected)).toMatchObject({ verdict: 'needsApproval', why: 'rejected' });
    await takenBack.withdraw(approver);
    expect(await carryOut(takenBack)).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    // Somebody else's approval is not theirs.
    await takenBack.decide(second, 'approved');
    expect(await carryOut(takenBack)).toMatchObject({ verdict: 'needsApproval', why: 'notByCaller' });
    await permit(team, approver, { most: null, approve: 49_999 });
    expect(await carryOut(ended)).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    await permit(team, approver, { most: null, approve: 50_000 });
    expect(await carryOut(good)).toMatchObject({ verdict: 'granted' });
  });

  it('counts the day of whoever asked, across the desks that carry it out', async () => {
    const second = await team.seat();
    await permit(team, second, { approve: 50_000 });
    const [one, other] = [await approved(), await approved({}, second)];
    await permit(team, asker, { most: 100_000, day: 99_999 });
    await approver.client.query('BEGIN');
    expect(await carryOut(one)).toMatchObject({ verdict: 'granted' });
    let isAnswered = false;
    const late = carryOut(other, {}, second).finally(() => {
      isAnswered = true;
    });
    await sleep(300);
    expect(isAnswered).toBe(false);
    await approver.client.query('COMMIT');
    expect(await late).toMatchObject({ verdict: 'aboveDayLimit', spentMinor: 50_000 });
    await permit(team, asker, { most: 100_000, day: 100_000 });
    expect(await carryOut(other, {}, second)).toMatchObject({ verdict: 'granted' });
  });

  it('is made so by an administrator alone, and leaves a team that is not as it was', async () => {
    expect(await refusalOf(asker.client.query('SELECT team.strict_1(false)'))).toBe('42501');
    expect(await refusalOf(asker.client.query('UPDATE team.settings SET strict = false'))).toBe('42501');
    await setStrict(false);
    expect(await asker.claim([randomUUID()], { minor: 1 })).toMatchObject({ verdict: 'granted' });
    await permit(team, asker, { most: 100_000, alone: 10_000 });
    const refund = await approved();
    expect(await carryOut(refund)).toMatchObject({ verdict: 'needsApproval', why: 'notStrict' });
    expect(await refund.claim()).toMatchObject({ verdict: 'granted' });
    const { rows } = await team.admin.query(
      "SELECT what FROM team.administered WHERE what ? 'strict' ORDER BY number DESC",
    );
    expect(rows[0].what).toEqual({ strict: false });
  });
});
