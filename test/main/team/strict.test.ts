import { v7 as createId } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toRightsView } from '../../../main/channels/views/proposal.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { Proposal } from '../../../main/ports/approvals.ts';
import { operationOf } from '../desk/office.ts';
import { openTwoOffices, type TeamOffice } from './engine/offices.ts';
import { findProposal as find, given, permit, seeProposal as see } from './engine/proposals.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('two people of a strict team', (engine) => {
  let team: Team;
  let asker: TeamOffice;
  let approver: TeamOffice;
  let payment: string;
  beforeEach(async () => {
    team = await createTeam(engine);
    await team.admin.query('SELECT team.strict_1(true)');
    // The desk that asks holds no key at all.
    ({ one: asker, other: approver, payment } = await openTwoOffices(team, { askerHasKey: false }));
    await permit(team, asker.seat, { most: 8_000, alone: 8_000 });
    await permit(team, approver.seat, { most: null, approve: 8_000 });
    await exchange();
  });
  afterEach(() => team.close());
  const exchange = async () => {
    for (const desk of [asker, approver, asker]) await desk.team.exchange();
  };
  const approveAt = ({ office }: TeamOffice, { operationId }: Proposal) =>
    office.desk.decideProposal(operationId, { verdict: 'approved', reason: '' });
  const refunds = () => asker.office.sandbox.rows().filter(({ operation }) => operation === 'refund').length;
  const propose = async (minor = 5_000): Promise<Proposal> => {
    const { operation } = await asker.office.prepare(payment, minor);
    const proposal = given(await asker.office.desk.propose(operation.operationId));
    await exchange();
    return proposal;
  };
  const approve = (proposal: Proposal) => approveAt(approver, proposal);

  it('one asks without a key, the other approves and sends by that, and the first one is told what became of it', async () => {
    const { operation } = await asker.office.prepare(payment, 5_000);
    expect(asker.team.approvals.judge(operation)).toMatchObject({ kind: 'ask', alone: null, strict: true });
    const rights = toRightsView(asker.team.approvals.rights());
    expect(rights?.strict).toBe(true);
    expect(rights?.own.find((right) => right.operation === 'refund')).toMatchObject({
      alone: null,
      most: { minor: 8_000 },
    });
    expect(await asker.office.desk.confirm(operation.operationId)).toMatchObject({
      refusal: { code: 'approvalNeeded' },
    });
    const proposal = await propose();
    expect(refunds()).toBe(0);
    given(await approve(proposal));
    expect(refunds()).toBe(1);
    await exchange();
    for (const desk of [asker, approver]) {
      const person = desk === asker ? 'asker' : 'approver';
      expect([person, await see(desk, proposal)]).toMatchObject([
        person,
        {
          state: 'used',
          sender: 'approver',
          may: { send: false },
          became: { state: 'succeeded', amount: { minor: 5_000 } },
        },
      ]);
    }
    // It is the approver's operation, which says whose it carries out; what was asked for is a draft still.
    const carried = find(asker, proposal)?.carriedOut;
    const own = await approver.office.ledger.views.findOperation(carried?.operationId ?? '');
    expect(own).toMatchObject({ deskId: null, state: 'succeeded' });
    expect(await approver.office.ledger.views.findReview(own?.operationId ?? '')).toMatchObject({
      carriesOut: proposal.operationId,
    });
    expect(await asker.office.ledger.views.findOperation(proposal.operationId)).toMatchObject({ state: 'drafted' });
    expect((await asker.office.ledger.views.findChain('SHOP', payment))?.balance.left).toBe(5_000);
    // Nothing of it goes a second time, whoever asks.
    expect(await approver.office.desk.carryOut(proposal.operationId)).toMatchObject({ refusal: { state: 'used' } });
    expect(await asker.office.desk.confirm(proposal.operationId)).toMatchObject({ refusal: { code: 'proposalOver' } });
    expect(refunds()).toBe(1);
  });

  it('the desk that asked does not send what was approved, and has no key to do it with where it has not heard', async () => {
    const proposal = await propose();
    asker.office.sandbox.faults.add({ what: 'execcode', execcode: '2017', acted: false, count: 1 });
    given(await approve(proposal));
    await exchange();
    expect(find(asker, proposal)).toMatchObject({ state: 'approved', isStrict: true });
    expect(asker.team.standing().proposals.toSend).toBe(0);
    expect(approver.team.standing().proposals.toSend).toBe(1);
    expect(await asker.office.desk.confirm(proposal.operationId)).toMatchObject({ refusal: { code: 'approverSends' } });
    asker.deafen();
    const deaf = operationOf(await asker.office.desk.confirm(proposal.operationId));
    expect(deaf).toMatchObject({ state: 'notSent', attempts: [{ cause: 'secretAbsent' }] });
    expect(refunds()).toBe(0);
    given(await approver.office.desk.carryOut(proposal.operationId));
    expect(refunds()).toBe(1);
  });

  it('what came to nothing is sent again by whoever approved it, on the same approval, and no more once that was taken back', async () => {
    const proposal = await propose();
    asker.office.sandbox.faults.add({ what: 'execcode', execcode: '2017', acted: false, count: 2 });
    given(await approve(proposal));
    await exchange();
    const { carriedOut } = find(approver, proposal) ?? {};
    const again = () => approver.office.desk.sendAgain(carriedOut?.operationId ?? '');
    expect(operationOf(await again())).toMatchObject({ state: 'refused', repeatable: true });
    await exchange();
    given(await approver.office.desk.withdrawProposal(proposal.operationId));
    expect(await again()).toMatchObject({ refusal: { code: 'proposalOver', state: 'waiting' } });
    given(await approve(proposal));
    expect(refunds()).toBe(1);
  });

  it('a rejection is final, and what has changed since is not approved', async () => {
    const rejected = await propose();
    const no = { verdict: 'rejected', reason: 'the parcel has not come back' } as const;
    given(await approver.office.desk.decideProposal(rejected.operationId, no));
    expect(await approver.office.desk.carryOut(rejected.operationId)).toMatchObject({ refusal: { state: 'rejected' } });
    const proposal = await propose(1_000);
    approver.office.editAccount({ captureDays: 3 });
    expect(await approve(proposal)).toMatchObject({ refusal: { code: 'changedSinceReview', changes: ['account'] } });
    expect(find(approver, proposal)).toMatchObject({ state: 'waiting' });
    expect(refunds()).toBe(0);
  });

  it('is made so, and no more so, by who administers it, at their own seat', async () => {
    expect(await approver.team.setStrict(false)).toBe('notAdministrator');
    const { login } = asker.seat;
    await team.admin.query(`GRANT team_admin TO ${login}; SELECT team.appoint_1('${login}')`);
    expect(await asker.team.setStrict(false)).toBe('set');
    expect(asker.team.approvals.rights()).toMatchObject({ isStrict: false });
    await exchange();
    expect(approver.team.listAdministered().at(-1)).toMatchObject({ by: `P ${login}`, what: { strict: false } });
    const { operation } = await approver.office.prepare(payment, 1_000);
    expect(approver.team.approvals.judge(operation)).toMatchObject({ kind: 'notAllowed' });
    expect(asker.team.approvals.judge(operation)).toMatchObject({ kind: 'alone' });
  });

  it('a desk without a key approves nothing: it could not send it', async () => {
    // Another gateway's payment has the same id: it is another team's.
    await team.close();
    team = await createTeam(engine);
    await team.admin.query('SELECT team.strict_1(true)');
    ({ one: asker, other: approver, payment } = await openTwoOffices(team, { approverHasKey: false }));
    await permit(team, asker.seat, { most: 8_000 });
    await permit(team, approver.seat, { most: null, approve: 8_000 });
    await exchange();
    const proposal = await propose();
    expect(await approve(proposal)).toMatchObject({ refusal: { code: 'secretMissing', answer: 'absent' } });
    expect(find(approver, proposal)).toMatchObject({ state: 'waiting' });
    // Nor does the key of the desk that asked do it.
    expect(await asker.office.desk.confirm(proposal.operationId)).toMatchObject({ refusal: { code: 'proposalOver' } });
    asker.deafen();
    const held = operationOf(await asker.office.desk.confirm(proposal.operationId));
    expect(held).toMatchObject({ state: 'notSent', attempts: [{ cause: 'claimNeedsApproval' }] });
    expect(refunds()).toBe(0);
  });

  it('the key of whoever approves signs nothing but what their own program makes of the draft', async () => {
    const { operation } = await asker.office.prepare(payment, 5_000);
    // A desk gone wrong, whose draft says one thing and sends another.
    const { ledger } = asker.office;
    const { views } = ledger;
    const real = (await views.findOperation(operation.operationId)) as Operation;
    const [attempt] = real.attempts;
    const review = await views.findReview(operation.operationId);
    const { touches } = await asker.office.situation(payment);
    if (!attempt || !review) throw new Error('There is no draft.');
    const forge = async (change: (attempt: { url: string; parameters: Record<string, string> }) => object) => {
      const { url, parameters } = attempt;
      const { accountId, chainId, referenceId, orderId, amount, reason, note, agreement } = real;
      const forged = await ledger.journal.draft(
        {
          ...{ accountId, operation: real.operation, chainId, referenceId, orderId, amount, reason, note, agreement },
          operationId: createId(),
          attemptId: createId(),
          request: { url, parameters, ...change({ url, parameters }) },
          review,
          touches,
        },
        { actor: 'a.clerk', at: asker.office.clock.now() },
      );
      const proposal = given(await asker.office.desk.propose(forged.operationId));
      await exchange();
      return proposal;
    };
    for (const proposal of [
      await forge(({ parameters }) => ({ parameters: { ...parameters, AMOUNT: '8000' } })),
      await forge(() => ({ url: 'http://127.0.0.1:9/front/service/rest/process' })),
    ]) {
      expect(given(await approver.office.desk.showProposal(proposal.operationId))).toMatchObject({ differs: true });
      expect(await approve(proposal)).toMatchObject({ refusal: { code: 'proposalDiffers' } });
    }
    expect(refunds()).toBe(0);
    given(await approve(await forge(() => ({}))));
    expect(refunds()).toBe(1);
  });
});
