import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { createDesk } from '../../../main/desk/desk.ts';
import type { Gateway } from '../../../main/gateway/gateway.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import type { Journal } from '../../../main/ports/journal.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { threads } from '../../threads.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon } from '../ledger/samples.ts';
import { killWriter, mortalWriter } from '../ledger/threads/kill.ts';
import { seat } from '../ports/contract/clerk.ts';
import type { LedgerPorts } from '../ports/core.ts';
import { openMemoryLedger } from '../ports/memory-ledger.ts';

const answer = { execcode: '0000', message: 'ok', transactionId: 'A9', descriptor: undefined };

/** Refunds A1 in whole and gives the operation's id and what the desk said. */
async function refund(ledger: LedgerPorts, send: Gateway['send'] = async () => ({ kind: 'answered', answer })) {
  await seat(ledger);
  const desk = createDesk({
    ledger,
    gateway: { send },
    vault: openVault({ keychain: openMemoryStore(new Map([['test/SHOP', 'secret']])), memory: openMemoryStore() }),
    clock: { now: () => noon },
    createId,
    actor: 'a.clerk',
    findAccount: () => makeAccount(),
  });
  const asked = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;
  const draft = await desk.prepare({ ...asked, operation: 'refund', amount: { kind: 'all' } });
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  const said = await desk.confirm(operationId).catch((failure: Error) => failure.message);
  return { said, operation: await ledger.views.findOperation(operationId) };
}

/** A ledger whose first `end` fails before it is written, or behind it. */
function failOnce(when: 'before' | 'behind'): { readonly ledger: LedgerPorts; readonly calls: () => number } {
  const ledger = openMemoryLedger();
  let calls = 0;
  const end: Journal['end'] = async (...words) => {
    calls += 1;
    if (calls > 1) return ledger.journal.end(...words);
    if (when === 'behind') await ledger.journal.end(...words);
    throw new Error('the thread has ended');
  };
  const journal = new Proxy(ledger.journal, {
    get: (target, name) => (name === 'end' ? end : Reflect.get(target, name)),
  });
  return { ledger: { ...ledger, journal }, calls: () => calls };
}

it('an outcome whose writer died with it in its hands is written by the next', async () => {
  const { ledger, calls } = failOnce('before');
  const { said } = await refund(ledger);
  expect(said).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  expect(calls()).toBe(2);
});

it('one that was written before the writer died is not written again', async () => {
  const { ledger, calls } = failOnce('behind');
  const { said } = await refund(ledger);
  expect(said).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  expect(calls()).toBe(1);
});

it('a writer that dies while the gateway has the request loses nothing: the answer still comes, and is written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-died-'));
  const died = Promise.withResolvers<void>();
  const ledger = await openLedger(folder, { ...threads, writer: mortalWriter }, { onDied: () => died.resolve() });
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { said, operation } = await refund(ledger, async () => {
    killWriter(ledger.file);
    await died.promise;
    return { kind: 'answered', answer };
  });
  expect(said).toMatchObject({ ok: true, value: { state: 'succeeded' } });
  expect(operation?.state).toBe('succeeded');
});
