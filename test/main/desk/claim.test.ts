import { describe, expect, it } from 'vitest';
import type { Claim, ClaimAnswer, ClaimRequest } from '../../../main/ports/claim.ts';
import { executedFor, openOffice, operationOf } from './office.ts';

/** A claim that answers so, and what it was asked. */
function answering(answer: ClaimAnswer): { claim: Claim; asked: ClaimRequest[] } {
  const asked: ClaimRequest[] = [];
  const claim: Claim = {
    claim: async (requests) => {
      asked.push(...requests);
      return requests.map(() => answer);
    },
  };
  return { claim, asked };
}

describe('what has to be claimed first', () => {
  it('is asked for once its chain is taken and before it has begun, and sent once it is granted', async () => {
    const { claim, asked } = answering({ kind: 'granted' });
    const office = await openOffice({ claim });
    const payment = await office.pay();
    const before = office.events.length;
    const operation = operationOf(await office.refund(payment, 2_500));
    expect(operation.state).toBe('succeeded');
    expect(executedFor(office.sandbox, operation)).toBe(1);
    expect(asked).toMatchObject([
      {
        operation: { operationId: operation.operationId, state: 'confirmed', attempts: [{ sentAt: null }] },
        attemptId: operation.attempts[0]?.attemptId,
      },
    ]);
    const states = office.events
      .slice(before)
      .map((event) => event.kind === 'operationChanged' && event.operation.state);
    expect(states).toEqual(['confirmed', 'sending', 'succeeded']);
  });

  it.each(['claimRefused', 'teamUnreachable'] as const)('is not sent when it is %s', async (cause) => {
    const { claim } = answering({ kind: 'refused', cause });
    const office = await openOffice({ claim });
    const payment = await office.pay();
    const operation = operationOf(await office.refund(payment, 2_500));
    expect(operation).toMatchObject({ state: 'notSent', repeatable: true, attempts: [{ sentAt: null, cause }] });
    expect(office.sandbox.rows()).toHaveLength(1);
    expect((await office.ledger.views.findChain('SHOP', payment))?.balance.left).toBe(10_000);
  });

  it('is not sent when nothing is answered for it', async () => {
    const office = await openOffice({ claim: { claim: async () => [] } });
    const operation = operationOf(await office.refund(await office.pay(), 2_500));
    expect(operation.attempts[0]?.cause).toBe('claimRefused');
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('is not sent when the answer took longer than a confirmation is fresh for', async () => {
    let wake = () => {};
    const office = await openOffice({
      claim: {
        claim: async (requests) => {
          wake();
          return requests.map(() => ({ kind: 'granted' }));
        },
      },
    });
    wake = () => {
      office.clock.time += 61_000;
    };
    const operation = operationOf(await office.refund(await office.pay(), 2_500));
    expect(operation).toMatchObject({ state: 'notSent', attempts: [{ sentAt: null, cause: 'staleConfirmation' }] });
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('is not even asked for where nothing can leave', async () => {
    const { claim, asked } = answering({ kind: 'granted' });
    const done = async () => ({ kind: 'done' }) as const;
    const keychain = { read: async () => ({ kind: 'locked' }) as const, keep: done, forget: done };
    const office = await openOffice({ claim, keychain });
    const operation = operationOf(await office.refund(await office.pay(), 2_500));
    expect(operation).toMatchObject({ state: 'notSent', attempts: [{ cause: 'secretLocked' }] });
    expect(asked).toEqual([]);
  });

  it('is not asked for where the review is of before the desk joined, which ends by that', async () => {
    const { claim, asked } = answering({ kind: 'granted' });
    const joinedAt = Date.parse('2100-01-01T00:00:00Z');
    const office = await openOffice({ claim });
    const payment = await office.pay();
    office.clock.time = joinedAt;
    const { operation } = await office.prepare(payment, 2_500);
    await office.ledger.team.bind({ teamId: 'one', joinedAt });
    office.clock.time += 1;
    const refusal = { code: 'draftedAlone' };
    expect(await office.desk.confirm(operation.operationId)).toEqual({ ok: false, refusal });
    expect([asked, office.sandbox.rows().length]).toEqual([[], 1]);
    expect(operationOf(await office.refund(payment, 2_500)).state).toBe('succeeded');
  });

  it('does not leave from a desk that is closed, whoever asks then', async () => {
    const office = await openOffice();
    const { operation } = await office.prepare(await office.pay(), 2_500);
    await office.desk.finish();
    await expect(office.desk.confirm(operation.operationId)).rejects.toThrow('closed');
    expect(office.sandbox.rows()).toHaveLength(1);
  });
});
