import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { createDesk } from '../../../main/desk/desk.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon, openTemporaryLedger } from '../ledger/samples.ts';
import { seat } from '../ports/contract/clerk.ts';
import { countCalls } from '../ports/counted.ts';

it('a refund takes three durable commits and at most seven round trips to the ledger', async () => {
  const { ledger: real, close } = await openTemporaryLedger();
  onTestFinished(close);
  await seat(real);
  const { ledger, written, read } = countCalls(real);
  const answer = { execcode: '0000', message: 'ok', transactionId: 'A9', descriptor: undefined };
  const desk = createDesk({
    ledger,
    gateway: { send: async () => ({ kind: 'answered', answer }) },
    vault: openVault({ keychain: openMemoryStore(new Map([['test/SHOP', 'secret']])), memory: openMemoryStore() }),
    clock: { now: () => noon },
    createId,
    actor: 'a.clerk',
    findAccount: () => makeAccount(),
  });
  const asked = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;
  const draft = await desk.prepare({ ...asked, operation: 'refund', amount: { kind: 'all' } });
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  expect(await desk.confirm(operationId)).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  expect(written).toEqual(['draft', 'take', 'end']);
  expect(written.length + read.length).toBeLessThanOrEqual(7);
});
