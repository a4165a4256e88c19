import { afterEach, beforeEach, expect, it } from 'vitest';
import { proposalDetail } from '../../../contract/index.ts';
import { toProposalDetail } from '../../../main/channels/views/proposal.ts';
import type { Proposal } from '../../../main/ports/approvals.ts';
import { operationOf } from '../desk/office.ts';
import { openTwoOffices, type TeamOffice } from './engine/offices.ts';
import { findProposal as find, given, movesOf, permit, seeProposal as see } from './engine/proposals.ts';
import { createTeam, onEngine, type Team } from './engine/team.ts';

onEngine('two people of a shop', (engine) => {
  let team: Team;
  let asker: TeamOffice;
  let approver: TeamOffice;
  let payment: string;
  // Each test has a gateway of its own, and two gateways give the same ids.
  beforeEach(async () => {
    team = await createTeam(engine);
    ({ one: asker, other: approver, payment } = await openTwoOffices(team));
    await permit(team, asker.seat, { most: 8_000, alone: 2_000, day: 9_000 });
    await permit(team, approver.seat, { most: 10_000, approve: 8_000 });
    await exchange();
  });
  afterEach(() => team.close());
  const exchange = async () => {
    for (const desk of [asker, approver, asker]) await desk.team.exchange();
  };
  const refunds = () => asker.office.sandbox.rows().filter(({ operation }) => operation === 'refund').length;
  const propose = async (minor = 5_000): Promise<Proposal> => {
    const { operation } = await asker.office.prepare(payment, minor);
    const proposal = given(await asker.office.desk.propose(operation.operationId));
    await exchange();
    return proposal;
  };
  const send = ({ operationId }: Proposal) => asker.office.desk.confirm(operationId);
  const approve = ({ operationId }: Proposal) =>
    approver.office.desk.decideProposal(operationId, { verdict: 'approved', reason: '' });

  it('one asks, the other sees what would be sent and approves it, and the first one sends it once', async () => {
    const told: Proposal[] = [];
    approver.team.approvals.listen((changed) => told.push(...changed));
    const proposal = await propose();
    expect(proposal).toMatchObject({ state: 'waiting', isOwn: true, isHere: true, approvals: [] });
    expect(await send(proposal)).toMatchObject({ refusal: { code: 'proposalOver', state: 'waiting' } });
    expect(told).toMatchObject([{ operationId: proposal.operationId, isOwn: false, mayApprove: true }]);
    expect(approver.team.standing().proposals).toEqual({ toDecide: 1, toSend: 0 });
    const { views } = approver.office.ledger;
    const shown = await toProposalDetail(given(await approver.office.desk.showProposal(proposal.operationId)), views);
    expect(proposalDetail.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({
      proposal: { orderId: expect.any(String), may: { decide: true, withdraw: false, send: false } },
      draft: { before: { minor: 10_000 }, after: { minor: 5_000 }, operation: { amount: { minor: 5_000 } } },
      changes: [],
      differs: false,
    });
    expect(shown.draft?.parameters).toContainEqual({ name: 'AMOUNT', value: '5000' });
    expect(given(await approve(proposal))).toMatchObject({
      state: 'approved',
      approvals: [{ isOwn: true, counts: true }],
    });
    expect(approver.team.standing().proposals).toEqual({ toDecide: 0, toSend: 0 });
    await exchange();
    expect(asker.team.standing().proposals).toEqual({ toDecide: 0, toSend: 1 });
    expect(await see(asker, proposal)).toMatchObject({
      may: { decide: false, withdraw: true, send: true },
      became: null,
    });
    expect(operationOf(await send(proposal))).toMatchObject({ state: 'succeeded' });
    expect(operationOf(await send(proposal))).toMatchObject({ state: 'succeeded' });
    await exchange();
    expect(find(approver, proposal)).toMatchObject({ state: 'used' });
    for (const desk of [asker, approver]) {
      expect(await see(desk, proposal)).toMatchObject({ state: 'used', became: { state: 'succeeded' } });
    }
    expect(refunds()).toBe(1);
  });

  it('are told by their rights what to do, before anything is asked of anybody', async () => {
    const judge = (minor: number) =>
      asker.team.approvals.judge({ accountId: 'SHOP', operation: 'refund', amount: { minor, currency: 'EUR' } });
    expect(judge(2_000)).toEqual({ kind: 'alone' });
    expect(judge(2_001)).toMatchObject({
      kind: 'ask',
      alone: { minor: 2_000 },
      approvers: [{ upTo: { minor: 8_000 } }],
    });
    expect(judge(8_001)).toMatchObject({ kind: 'aboveLimit', most: { minor: 8_000 } });
    const refund = async (minor: number) => asker.office.refund(payment, minor);
    expect(await refund(2_001)).toMatchObject({ refusal: { code: 'approvalNeeded', alone: { minor: 2_000 } } });
    expect(await refund(8_001)).toMatchObject({ refusal: { code: 'aboveLimit' } });
    expect(operationOf(await refund(2_000))).toMatchObject({ state: 'succeeded' });
    await exchange();
    expect(judge(7_001)).toMatchObject({ kind: 'aboveDayLimit', day: { minor: 9_000 }, spent: { minor: 2_000 } });
    const { operation } = await asker.office.prepare(payment, 1_000);
    expect(await asker.office.desk.propose(operation.operationId)).toMatchObject({
      refusal: { code: 'approvalNotNeeded' },
    });
    await permit(team, asker.seat, { most: null });
    await exchange();
    expect(await refund(1_000)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(refunds()).toBe(1);
  });

  it('cannot be got around by a desk that has not heard: the engine refuses the claim, and nothing leaves', async () => {
    asker.deafen();
    const refund = async (minor: number) => operationOf(await asker.office.refund(payment, minor));
    const held = (cause: string) => ({ state: 'notSent', attempts: [{ cause }] });
    expect(await refund(2_001)).toMatchObject(held('claimNeedsApproval'));
    expect(await refund(8_001)).toMatchObject(held('claimNotAllowed'));
    await permit(team, asker.seat, { most: 8_000, day: 1_499 });
    expect(await refund(1_500)).toMatchObject(held('claimAboveDayLimit'));
    expect(refunds()).toBe(0);
    await permit(team, asker.seat, { most: 8_000 });
    expect(await refund(1_500)).toMatchObject({ state: 'succeeded' });
  });

  it('may send again what was approved and provably did not leave, as long as it is approved', async () => {
    const proposal = await propose();
    await approve(proposal);
    await exchange();
    asker.deafen();
    await permit(team, approver.seat, { most: 10_000, approve: 100 });
    const held = { state: 'notSent', attempts: [{ cause: 'claimNeedsApproval' }] };
    expect(operationOf(await send(proposal))).toMatchObject(held);
    await exchange();
    expect(find(asker, proposal)).toMatchObject({ state: 'waiting', approvals: [{ counts: false }] });
    await permit(team, approver.seat, { most: 10_000, approve: 8_000 });
    await exchange();
    expect(find(asker, proposal)).toMatchObject({ state: 'approved' });
    const again = await asker.office.desk.sendAgain(proposal.operationId);
    expect(operationOf(again)).toMatchObject({ state: 'succeeded' });
    expect(refunds()).toBe(1);
  });

  it('one rejects with a reason, and nothing of it is ever sent', async () => {
    const proposal = await propose();
    const rejected = await approver.office.desk.decideProposal(proposal.operationId, {
      verdict: 'rejected',
      reason: 'the parcel has not come back',
    });
    expect(given(rejected)).toMatchObject({
      state: 'rejected',
      approvals: [{ reason: 'the parcel has not come back' }],
    });
    await exchange();
    expect(await send(proposal)).toMatchObject({ refusal: { code: 'proposalOver', state: 'rejected' } });
    expect(await approve(proposal)).toMatchObject({ refusal: { code: 'proposalOver', state: 'rejected' } });
    expect(refunds()).toBe(0);
    const next = await propose();
    await approve(next);
    await exchange();
    expect(operationOf(await send(next))).toMatchObject({ state: 'succeeded' });
  });

  it('each takes back what is theirs while it is not sent, and each word is written down once, by whoever said it', async () => {
    const proposal = await propose();
    await approve(proposal);
    const withdraw = (by: TeamOffice) => by.office.desk.withdrawProposal(proposal.operationId);
    expect(given(await withdraw(approver))).toMatchObject({
      state: 'waiting',
      approvals: [{ verdict: 'withdrawn' }],
    });
    await exchange();
    expect(await send(proposal)).toMatchObject({ refusal: { code: 'proposalOver', state: 'waiting' } });
    expect(await withdraw(approver)).toMatchObject({ ok: true });
    await approve(proposal);
    await exchange();
    expect(operationOf(await send(proposal))).toMatchObject({ state: 'succeeded' });
    expect(await withdraw(asker)).toMatchObject({ refusal: { code: 'proposalOver', state: 'used' } });
    await exchange();
    const next = await propose(3_000);
    await approve(next);
    expect(given(await asker.office.desk.withdrawProposal(next.operationId))).toMatchObject({ state: 'withdrawn' });
    expect(await approve(next)).toMatchObject({ refusal: { code: 'proposalOver', state: 'withdrawn' } });
    expect(await send(next)).toMatchObject({ refusal: { code: 'proposalOver', state: 'withdrawn' } });
    expect(refunds()).toBe(1);
    expect(movesOf(asker)).toEqual(['approvalAsked', 'approvalAsked', 'proposalWithdrawn']);
    const moves = ['proposalApproved', 'approvalTakenBack', 'proposalApproved', 'proposalApproved'];
    expect(movesOf(approver)).toEqual(moves);
  });

  it('cannot approve their own, what they have no right to, or what nobody has proposed', async () => {
    await permit(team, asker.seat, { most: 8_000, alone: 2_000, approve: 8_000 });
    await permit(team, approver.seat, { most: 10_000, approve: 4_999 });
    const proposal = await propose();
    const own = await asker.office.desk.decideProposal(proposal.operationId, { verdict: 'approved', reason: '' });
    expect(own).toMatchObject({ refusal: { code: 'ownProposal' } });
    expect(find(approver, proposal)).toMatchObject({ mayApprove: false });
    expect(await approve(proposal)).toMatchObject({ refusal: { code: 'notApprover' } });
    expect(await approver.office.desk.withdrawProposal(proposal.operationId)).toMatchObject({
      refusal: { code: 'notTheirs' },
    });
    const { operation } = await asker.office.prepare(payment, 1_000);
    expect(await approver.office.desk.showProposal(operation.operationId)).toMatchObject({
      refusal: { code: 'notFound', what: 'proposal' },
    });
    await permit(team, approver.seat, { most: 10_000, approve: 5_000 });
    expect(await approve(proposal)).toMatchObject({ ok: true });
  });

  it('are not deceived by a desk that tells the engine another amount, request or review than its draft has', async () => {
    const tell = async (change: string) => {
      const proposal = await propose();
      await team.admin.query('BEGIN; SET LOCAL session_replication_role = replica');
      await team.admin.query(`UPDATE team.proposal SET ${change} WHERE operation_id = $1`, [proposal.operationId]);
      await team.admin.query('COMMIT');
      await exchange();
      return proposal;
    };
    for (const change of [
      'amount_minor = 2500',
      `request_digest = repeat('a', 64)`,
      `review_digest = repeat('a', 64)`,
    ]) {
      const proposal = await tell(change);
      const shown = given(await approver.office.desk.showProposal(proposal.operationId));
      expect([change, shown.differs]).toEqual([change, true]);
      expect(await approve(proposal)).toMatchObject({ refusal: { code: 'proposalDiffers' } });
      const rejection = { verdict: 'rejected', reason: 'not what was prepared' } as const;
      expect(await approver.office.desk.decideProposal(proposal.operationId, rejection)).toMatchObject({ ok: true });
    }
    expect(await approve(await tell('expires_at = expires_at'))).toMatchObject({ ok: true });
  });

  it('answer what speaks against it before a colleague is asked, who sees the answer', async () => {
    await permit(team, asker.seat, { most: 8_000, alone: 1_000 });
    expect(operationOf(await asker.office.refund(payment, 1_000))).toMatchObject({ state: 'succeeded' });
    await permit(team, asker.seat, { most: 8_000, alone: 100 });
    await exchange();
    const { operation, guards } = await asker.office.prepare(payment, 1_000);
    expect(guards).toMatchObject([{ kind: 'sameAmountLately' }]);
    const { operationId } = operation;
    expect(await asker.office.desk.propose(operationId)).toMatchObject({ refusal: { code: 'guardUnanswered' } });
    const proposal = given(await asker.office.desk.propose(operationId, 'two items came back'));
    await exchange();
    expect(given(await approver.office.desk.showProposal(operationId))).toMatchObject({
      proposal: { guardAnswer: 'two items came back' },
      draft: { guards: [{ kind: 'sameAmountLately' }] },
      changes: [],
    });
    await approve(proposal);
    await exchange();
    expect(operationOf(await send(proposal))).toMatchObject({
      state: 'succeeded',
      guarded: { kinds: ['sameAmountLately'], answer: 'two items came back' },
    });
  });

  it('begin anew where the payment has moved since it was proposed', async () => {
    const proposal = await propose();
    await approve(proposal);
    await exchange();
    expect(operationOf(await approver.office.refund(payment, 1_000))).toMatchObject({ state: 'succeeded' });
    await exchange();
    expect(find(asker, proposal)).toMatchObject({ state: 'outdated' });
    expect(await send(proposal)).toMatchObject({ refusal: { code: 'proposalOver', state: 'outdated' } });
    const { operation } = await asker.office.prepare(payment, 5_000);
    await approver.office.refund(payment, 500);
    await exchange();
    expect(await asker.office.desk.propose(operation.operationId)).toMatchObject({
      refusal: { code: 'changedSinceReview' },
    });
    // What this desk alone knows of, and no engine.
    const reviewed = await asker.office.prepare(payment, 5_000);
    asker.office.editAccount({ captureDays: 3 });
    expect(await asker.office.desk.propose(reviewed.operation.operationId)).toMatchObject({
      refusal: {
        code: 'changedSinceReview',
        changes: ['account'],
        review: { operation: { amount: { minor: 5_000 } } },
      },
    });
    const next = await propose();
    await approve(next);
    await exchange();
    expect(operationOf(await send(next))).toMatchObject({ state: 'succeeded' });
  });

  it('send what was approved over a weekend, and not once its time is over', async () => {
    const proposal = await propose();
    await approve(proposal);
    await exchange();
    const { clock } = asker.office;
    clock.time = proposal.expiresAt;
    expect(await send(proposal)).toMatchObject({ refusal: { code: 'draftExpired' } });
    clock.time = proposal.expiresAt - 1;
    expect(operationOf(await send(proposal))).toMatchObject({ state: 'succeeded' });
  });

  it('say nothing where the engine does not answer, and change nothing', async () => {
    const proposal = await propose();
    await approver.team.stop();
    expect(await approve(proposal)).toMatchObject({ refusal: { code: 'teamSilent' } });
    expect(find(asker, proposal)).toMatchObject({ state: 'waiting' });
  });
});
