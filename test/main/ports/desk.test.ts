import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../main/desk/desk.ts';
import type { Delivery } from '../../../main/gateway/gateway.ts';
import type { Claim, ClaimAnswer, ClaimRequest } from '../../../main/ports/claim.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon } from '../ledger/samples.ts';
import { seat } from './contract/clerk.ts';
import { countCalls } from './counted.ts';
import { openMemoryLedger } from './memory-ledger.ts';

/** A desk on the ledger in memory, before a gateway that answers 0000 and remembers what was sent. */
async function openDesk(claim?: Claim) {
  const memory = openMemoryLedger();
  await seat(memory);
  const { ledger, written, read } = countCalls(memory);
  const account = makeAccount();
  const sent: string[] = [];
  const answer = { execcode: '0000', message: 'ok', transactionId: 'A9', descriptor: undefined };
  const clock = { time: noon, now: () => clock.time };
  const desk = createDesk({
    ledger,
    gateway: {
      send: async ({ parameters }): Promise<Delivery> => {
        sent.push(String(parameters['EXTRADATA']));
        return { kind: 'answered', answer };
      },
    },
    vault: openVault({ keychain: openMemoryStore(new Map([['test/SHOP', 'secret']])), memory: openMemoryStore() }),
    clock,
    createId,
    actor: 'a.clerk',
    findAccount: () => account,
    ...(claim && { claim }),
  });
  const refund = async () => {
    const asked = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;
    const prepared = await desk.prepare({ ...asked, operation: 'refund', amount: { kind: 'part', minor: 4_000 } });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal));
    const { operationId } = prepared.value.operation;
    return desk.confirm(operationId, 'the test wants it');
  };
  return { desk, refund, sent, written, read, clock, feed: memory.feed, views: memory.views };
}

/** What is claimed, and what a claim says. */
function claiming(...answers: readonly ClaimAnswer[]): Claim & { readonly asked: ClaimRequest[] } {
  const asked: ClaimRequest[] = [];
  const claim = async (requests: readonly ClaimRequest[]) => {
    asked.push(...requests);
    return answers.slice(0, requests.length);
  };
  return { claim, asked };
}

describe('the desk on a ledger in memory', () => {
  it('makes a refund in three durable commits: draft, take and begin, end', async () => {
    const { refund, sent, written } = await openDesk();
    expect(await refund()).toMatchObject({ ok: true, value: { state: 'succeeded' } });
    expect(written).toEqual(['draft', 'take', 'end']);
    expect(sent).toHaveLength(1);
  });

  it('with a claim commits taken and begun apart, and asks once for one attempt', async () => {
    const claim = claiming({ kind: 'granted' });
    const { refund, sent, written } = await openDesk(claim);
    expect(await refund()).toMatchObject({ ok: true, value: { state: 'succeeded' } });
    expect(written).toEqual(['draft', 'take', 'begin', 'end']);
    expect(claim.asked).toMatchObject([{ operation: { state: 'confirmed' }, attemptId: sent[0] }]);
  });

  it.each(['claimRefused', 'teamUnreachable'] as const)('sends nothing when the claim says %s', async (cause) => {
    const claim = claiming({ kind: 'refused', cause });
    const { refund, sent, written, views } = await openDesk(claim);
    const outcome = { state: 'notSent', attempts: [{ cause, sentAt: null, verdict: 'notSent' }] };
    expect(await refund()).toMatchObject({ ok: true, value: outcome });
    expect(sent).toEqual([]);
    expect(written).toEqual(['draft', 'take', 'end']);
    expect(claim.asked).toHaveLength(1);
    expect((await views.findChain('SHOP', 'A1'))?.balance.left).toBe(10_000);
  });

  it('sends nothing when nothing is answered for it, or the claim fails', async () => {
    const silent = await openDesk(claiming());
    expect(await silent.refund()).toMatchObject({ ok: true, value: { state: 'notSent' } });
    const broken = await openDesk({ claim: () => Promise.reject(new Error('the team is on fire')) });
    await expect(broken.refund()).rejects.toThrow('on fire');
    expect([...silent.sent, ...broken.sent]).toEqual([]);
    expect(await broken.views.listOperations('all', 10)).toMatchObject([{ state: 'notSent' }]);
  });

  it('claims each attempt anew, and only what a person sends again', async () => {
    const claim = claiming({ kind: 'refused', cause: 'teamUnreachable' });
    const { desk, refund, sent, views } = await openDesk(claim);
    await refund();
    const [operation] = await views.listOperations('all', 1);
    await desk.sendAgain(operation?.operationId ?? '');
    expect(new Set(claim.asked.map(({ attemptId }) => attemptId)).size).toBe(2);
    expect(sent).toEqual([]);
  });
});
