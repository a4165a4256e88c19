import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digests, permit, prepareRefund } from '../engine/proposals.ts';
import { createTeam, onEngine, refusalOf, type Seat, type Team } from '../engine/team.ts';

onEngine('what a second person has to approve', (engine) => {
  let team: Team;
  let asker: Seat;
  let approver: Seat;
  beforeAll(async () => {
    team = await createTeam(engine);
  });
  beforeEach(async () => {
    [asker, approver] = [await team.seat(), await team.seat()];
    await permit(team, asker, { most: 100_000, alone: 10_000 });
    await permit(team, approver, { most: null, approve: 50_000 });
  });
  afterAll(() => team.close());
  /** Proposed and approved. */
  const approved = async (of: Record<string, unknown> = {}) => {
    const refund = prepareRefund(team, asker, of);
    expect(await refund.propose()).toMatchObject({ verdict: 'proposed' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
    return refund;
  };

  it('is sent once it was, and not before', async () => {
    const refund = prepareRefund(team, asker);
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'absent' });
    expect(await refund.propose()).toMatchObject({ verdict: 'proposed' });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
    expect(await refund.state()).toBe('approved');
    expect(await refund.claim()).toMatchObject({ verdict: 'granted' });
    expect(await refund.state()).toBe('used');
  });

  it('is what was proposed, to the cent, of the same account, operation, chain and request, and from the same desk', async () => {
    const refund = await approved();
    for (const other of [
      { minor: 50_001 },
      { minor: 49_999 },
      { requestDigest: 'c'.repeat(64) },
      { requestDigest: null },
      { operation: 'capture' },
    ]) {
      await permit(team, asker, { operation: 'capture', most: 100_000, alone: 10_000 });
      expect([other, await refund.claim(other)]).toMatchObject([other, { verdict: 'needsApproval', why: 'otherwise' }]);
    }
    await permit(team, asker, { account: 'OTHER', most: 100_000, alone: 10_000 });
    expect(await refund.claim({ accountId: 'OTHER' })).toMatchObject({ why: 'otherwise' });
    const elsewhere = { ...refund, operationId: refund.operationId, minor: 50_000, ...digests };
    expect(await asker.claim([randomUUID()], elsewhere)).toMatchObject({ why: 'otherwise' });
    const atAnotherDesk = await team.seat({ personId: asker.personId });
    await permit(team, asker, { most: 100_000, alone: 10_000 });
    expect(await refund.claim({}, atAnotherDesk)).toMatchObject({ why: 'otherwise' });
    const neighbour = await team.seat({ deskId: asker.deskId });
    await permit(team, neighbour, { most: 100_000, alone: 10_000 });
    neighbour.process = { ...neighbour.process, run: asker.process['run'] };
    await team.admin.query('UPDATE team.desk SET run = $1 WHERE desk_id = $2', [asker.process['run'], asker.deskId]);
    const byNeighbour = await neighbour.call(
      'claim_1',
      neighbour.process,
      {},
      [
        {
          attemptId: randomUUID(),
          operationId: refund.operationId,
          accountId: 'SHOP',
          ids: [refund.id],
          operation: 'refund',
        },
      ].map((claim) => ({ ...claim, minor: 50_000, currency: 'EUR', seenVersion: 0, ...digests })),
    );
    expect(byNeighbour.answers).toMatchObject([{ why: 'otherwise' }]);
    expect(await refund.claim()).toMatchObject({ verdict: 'granted' });
  });

  it('is not approved by whoever proposed it, at whichever desk they sit', async () => {
    await permit(team, asker, { most: 100_000, alone: 10_000, approve: 100_000 });
    const refund = prepareRefund(team, asker);
    await refund.propose();
    const elsewhere = await team.seat({ personId: asker.personId });
    await permit(team, asker, { most: 100_000, alone: 10_000, approve: 100_000 });
    expect(await refund.decide(asker, 'approved')).toMatchObject({ verdict: 'own' });
    expect(await refund.decide(elsewhere, 'approved')).toMatchObject({ verdict: 'own' });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    // A row that stood there all the same would not count either.
    await team.admin.query(
      "INSERT INTO team.approval (operation_id, person_id, verdict, reason) VALUES ($1, $2, 'approved', '')",
      [refund.operationId, asker.personId],
    );
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
    expect(await refund.claim()).toMatchObject({ verdict: 'granted' });
  });

  it('is approved by a right that covers it alone, of what this desk itself has seen', async () => {
    const refund = prepareRefund(team, asker);
    await refund.propose();
    const bystander = await team.seat();
    expect(await refund.decide(bystander, 'approved')).toMatchObject({ verdict: 'notApprover' });
    expect(await refund.decide(bystander, 'rejected')).toMatchObject({ verdict: 'notApprover' });
    await permit(team, bystander, { approve: 49_999 });
    expect(await refund.decide(bystander, 'approved')).toMatchObject({ verdict: 'notApprover' });
    await permit(team, bystander, { operation: 'capture', approve: 100_000 });
    expect(await refund.decide(bystander, 'approved')).toMatchObject({ verdict: 'notApprover' });
    expect(await refund.decide(approver, 'approved', { requestDigest: 'c'.repeat(64) })).toMatchObject({
      verdict: 'differs',
    });
    expect(await refund.decide(approver, 'approved', { reviewDigest: null })).toMatchObject({ verdict: 'differs' });
    expect(await refusalOf(refund.decide(approver, 'rejected', { reason: '' }))).toBe('TM006');
    expect(await refusalOf(refund.decide(approver, 'withdrawn' as 'approved'))).toBe('TM006');
    expect(await refund.state()).toBe('waiting');
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
  });

  it('serves one execution: whatever of it may have left is the last', async () => {
    const refund = await approved();
    const granted = await refund.claim();
    expect(await refund.claim({ seenVersion: granted.version })).toMatchObject({ verdict: 'busy' });
    await asker.report([{ attemptId: granted.attemptId, kind: 'answer', outcome: 'succeeded', transactionId: 'T1' }]);
    const version = granted.version + 1;
    expect(await refund.claim({ seenVersion: version })).toMatchObject({ verdict: 'executed' });
    const elsewhere = { ...digests, operationId: refund.operationId, minor: 50_000 };
    expect(await asker.claim([randomUUID()], elsewhere)).toMatchObject({ verdict: 'executed' });
    // An operation that needs nobody is no other.
    expect(await asker.claim([randomUUID()], { operationId: refund.operationId, minor: 1 })).toMatchObject({
      verdict: 'executed',
    });
    expect(await refund.decide(approver, 'rejected')).toMatchObject({ verdict: 'over', state: 'used' });
    expect(await refund.withdraw(approver)).toMatchObject({ verdict: 'over', state: 'used' });
    expect(await refund.withdraw(asker)).toMatchObject({ verdict: 'over', state: 'used' });
  });

  it('may be sent again after it provably was not, and stands no more where anything else has moved its chain', async () => {
    const refund = await approved();
    const first = await refund.claim();
    await asker.report([{ attemptId: first.attemptId, kind: 'notSent' }]);
    const second = await refund.claim({ seenVersion: first.version + 1 });
    expect(second).toMatchObject({ verdict: 'granted' });
    await asker.report([{ attemptId: second.attemptId, kind: 'notSent' }]);
    const fact = { accountId: 'SHOP', ids: [refund.id], digest: 'moved', rowId: refund.id, movesMoney: true };
    await approver.report([], [fact]);
    expect(await refund.state()).toBe('outdated');
    expect(await refund.claim({ seenVersion: second.version + 1 })).toMatchObject({ verdict: 'changed' });
    expect(await refund.claim({ seenVersion: second.version + 2 })).toMatchObject({
      verdict: 'needsApproval',
      why: 'outdated',
    });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'over', state: 'outdated' });
    const stale = prepareRefund(team, asker);
    await approver.report([], [{ ...fact, ids: [stale.id], rowId: stale.id }]);
    expect(await stale.propose()).toMatchObject({ verdict: 'changed' });
    expect(await stale.propose({ seenVersion: 1 })).toMatchObject({ verdict: 'proposed' });
  });

  it('is rejected for good, by whomever and whoever approved', async () => {
    const second = await team.seat();
    await permit(team, second, { approve: 50_000 });
    const refund = await approved();
    expect(await refund.decide(second, 'rejected')).toMatchObject({ verdict: 'taken' });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'rejected' });
    expect(await refund.decide(second, 'approved')).toMatchObject({ verdict: 'over', state: 'rejected' });
    await permit(team, second, { approve: null });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'rejected' });
    expect(await refund.withdraw(asker)).toMatchObject({ verdict: 'over', state: 'rejected' });
    expect(await (await approved()).claim()).toMatchObject({ verdict: 'granted' });
  });

  it('can be taken back until it is sent, by whoever approved and by whoever proposed, and by nobody else', async () => {
    const refund = await approved();
    const bystander = await team.seat();
    await permit(team, bystander, { approve: 50_000 });
    expect(await refund.withdraw(bystander)).toMatchObject({ verdict: 'notTheirs' });
    expect(await refund.withdraw(approver)).toMatchObject({ verdict: 'taken' });
    expect(await refund.withdraw(approver)).toMatchObject({ verdict: 'taken' });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'taken' });
    expect(await refund.withdraw(asker)).toMatchObject({ verdict: 'taken' });
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'withdrawn' });
    expect(await refund.decide(bystander, 'approved')).toMatchObject({ verdict: 'over', state: 'withdrawn' });
    expect(await (await approved()).claim()).toMatchObject({ verdict: 'granted' });
  });

  describe('ends with whoever approved it:', () => {
    it.each([
      ['their right', () => permit(team, approver, { most: null, approve: 49_999 })],
      ['their seat', () => team.admin.query('SELECT team.revoke_1($1)', [approver.login])],
      [
        'their place in the team',
        () => team.admin.query('UPDATE team.person SET active = false WHERE person_id = $1', [approver.personId]),
      ],
    ] as const)('%s', async (_, end) => {
      const [refund, before] = [await approved(), await approved()];
      expect(await before.claim()).toMatchObject({ verdict: 'granted' });
      await end();
      expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'waiting' });
      const second = await team.seat();
      await permit(team, second, { approve: 50_000 });
      expect(await refund.decide(second, 'approved')).toMatchObject({ verdict: 'taken' });
      expect(await refund.claim()).toMatchObject({ verdict: 'granted' });
    });
  });

  it('expires by the team’s own rule, and by nothing that a member says', async () => {
    await team.admin.query('SELECT team.rule_1(NULL, 1)');
    const refund = await approved({ expiresAt: 9e15 });
    await team.admin.query('SELECT team.rule_1(NULL, 72)');
    const { rows } = await asker.client.query(
      'SELECT extract(epoch FROM expires_at - proposed_at)::int AS seconds FROM team.proposal WHERE operation_id = $1',
      [refund.operationId],
    );
    expect(rows[0].seconds).toBe(3_600);
    await team.admin.query('BEGIN; SET LOCAL session_replication_role = replica');
    await team.admin.query('UPDATE team.proposal SET expires_at = clock_timestamp() WHERE operation_id = $1', [
      refund.operationId,
    ]);
    await team.admin.query('COMMIT');
    expect(await refund.claim()).toMatchObject({ verdict: 'needsApproval', why: 'expired' });
    expect(await refund.decide(approver, 'approved')).toMatchObject({ verdict: 'over', state: 'expired' });
    const late = await team.seat();
    await permit(team, late, { approve: 50_000 });
    expect(await refund.decide(late, 'approved')).toMatchObject({ verdict: 'over', state: 'expired' });
    expect(await (await approved()).claim()).toMatchObject({ verdict: 'granted' });
  });

  it('is proposed within one’s rights alone, says the same when it is said again, and nothing else', async () => {
    const refund = prepareRefund(team, asker);
    expect(await refund.propose({ minor: 10_000 })).toMatchObject({ verdict: 'notNeeded' });
    expect(await refund.propose({ minor: 100_001 })).toMatchObject({ verdict: 'aboveLimit', mostMinor: 100_000 });
    expect(await refund.propose({ currency: 'USD' })).toMatchObject({ verdict: 'notAllowed' });
    await permit(team, asker, { most: 100_000, alone: 10_000, day: 49_999 });
    expect(await refund.propose()).toMatchObject({ verdict: 'aboveDayLimit', dayMinor: 49_999, spentMinor: 0 });
    await permit(team, asker, { most: 100_000, alone: 10_000 });
    expect(await refund.propose()).toMatchObject({ verdict: 'proposed' });
    expect(await refund.propose()).toMatchObject({ verdict: 'proposed' });
    for (const other of [{ minor: 50_001 }, { requestDigest: 'c'.repeat(64) }, { guardAnswer: 'why' }]) {
      expect([other, await refusalOf(refund.propose(other))]).toEqual([other, 'TM007']);
    }
    const theirs = prepareRefund(team, approver, { operationId: refund.operationId });
    expect(await refusalOf(theirs.propose())).toBe('TM007');
    expect(await refusalOf(prepareRefund(team, asker).propose({ ids: [] }))).toBe('TM006');
    expect(await refusalOf(prepareRefund(team, asker).propose({ requestDigest: 'short' }))).toBe('23514');
  });

  it('is asked and answered by the process that acts for its desk, of a seat that is not revoked', async () => {
    const refund = prepareRefund(team, asker);
    await refund.propose();
    const past = { ...approver.process, run: randomUUID() };
    const decide = (process: object) =>
      approver.call('decide_1', process, refund.operationId, { verdict: 'approved', ...digests });
    expect(await decide(past)).toMatchObject({ verdict: 'superseded' });
    expect(await approver.call('withdraw_1', past, refund.operationId)).toMatchObject({ verdict: 'superseded' });
    expect(await approver.call('propose_1', past, {}, {})).toMatchObject({ verdict: 'superseded' });
    await team.admin.query('SELECT team.revoke_1($1)', [approver.login]);
    expect(await refusalOf(decide(approver.process))).toBe('42501');
    expect(await refund.state()).toBe('waiting');
  });

  it('is written by the functions alone, and changed by nobody', async () => {
    const refund = await approved();
    const where = `WHERE operation_id = '${refund.operationId}'`;
    for (const attack of [
      `INSERT INTO team.approval (operation_id, person_id, verdict, reason) VALUES ('${refund.operationId}', '${approver.personId}', 'approved', '')`,
      `UPDATE team.proposal SET version = 9 ${where}`,
      `SELECT team.carry_proposal('${refund.operationId}', 9)`,
    ]) {
      expect([attack, await refusalOf(approver.client.query(attack))]).toEqual([attack, '42501']);
    }
    const asOwner = async (attack: string) => {
      await team.admin.query('BEGIN; SET LOCAL ROLE team_owner');
      const refusal = await refusalOf(team.admin.query(attack));
      await team.admin.query('ROLLBACK');
      return refusal;
    };
    for (const change of [
      'amount_minor = 1',
      'expires_at = clock_timestamp()',
      'version = version - 1',
      "ids = '{}'",
    ]) {
      expect([change, await asOwner(`UPDATE team.proposal SET ${change} ${where}`)]).toEqual([change, 'TM020']);
    }
    expect(await asOwner(`UPDATE team.approval SET verdict = 'rejected' ${where}`)).toBe('TM020');
    await refund.withdraw(asker);
    expect(await asOwner(`UPDATE team.proposal SET withdrawn_at = NULL ${where}`)).toBe('TM020');
  });
});
