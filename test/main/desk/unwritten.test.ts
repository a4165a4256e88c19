import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createDesk } from '../../../main/desk/desk.ts';
import type { DeskPorts } from '../../../main/desk/ports.ts';
import { withUnwritten } from '../../../main/desk/unwritten-views.ts';
import type { Gateway } from '../../../main/gateway/gateway.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { LedgerProblem, type ProblemKind } from '../../../main/ledger/problem.ts';
import type { Journal } from '../../../main/ports/journal.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { oneThread } from '../../one-thread.ts';
import { fillDisk, mountSmallDisk } from '../../small-disk.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon } from '../ledger/samples.ts';
import { seat } from '../ports/contract/clerk.ts';
import type { LedgerPorts } from '../ports/core.ts';
import { openMemoryLedger } from '../ports/memory-ledger.ts';

const answer = { execcode: '0000', message: 'ok', transactionId: 'A9', descriptor: undefined };
const answered: Gateway['send'] = async () => ({ kind: 'answered', answer });

/** A desk on a ledger with one payment of 100.00, and a draft that refunds it in whole. */
async function arrange(ledger: LedgerPorts, send: Gateway['send'] = answered, more: Partial<DeskPorts> = {}) {
  await seat(ledger);
  const told: string[] = [];
  const desk = createDesk({
    ledger,
    gateway: { send },
    vault: openVault({ keychain: openMemoryStore(new Map([['test/SHOP', 'secret']])), memory: openMemoryStore() }),
    clock: { now: () => noon },
    createId,
    actor: 'a.clerk',
    findAccount: () => makeAccount(),
    onUnwritten: ({ state }) => told.push(state),
    ...more,
  });
  const asked = { accountId: 'SHOP', transactionId: 'A1', reason: 'other', note: '' } as const;
  const refund = { ...asked, operation: 'refund', amount: { kind: 'all' } } as const;
  const draft = await desk.prepare(refund);
  const operationId = draft.ok ? draft.value.operation.operationId : '';
  return { desk, operationId, views: withUnwritten(ledger.views, desk.unwritten), refund, told };
}

/** A ledger whose calls of one name fail for as long as it is told to. */
function failing(name: keyof Journal, kind: ProblemKind) {
  const ledger = openMemoryLedger();
  const state = { fails: true };
  const journal = new Proxy(ledger.journal, {
    get: (target, wanted) =>
      wanted === name && state.fails
        ? async () => {
            throw new LedgerProblem(kind, 'it cannot be written');
          }
        : Reflect.get(target, wanted),
  });
  return { ledger: { ...ledger, journal }, state };
}

const stateOf = async (ledger: LedgerPorts, operationId: string) =>
  (await ledger.views.findOperation(operationId))?.state;

describe.each(['full', 'busy', 'other'] as const)(
  'an answer that cannot be written down, since the ledger is %s',
  (kind) => {
    it('is held, shown as not confirmed, and written as soon as it can be', async () => {
      const { ledger, state } = failing('end', kind);
      const { desk, operationId, views, refund, told } = await arrange(ledger);
      const shown = { operationId, state: 'unknown', attempts: [{ cause: 'notWrittenDown', execcode: null }] };
      expect(await desk.confirm(operationId)).toMatchObject({ ok: true, value: shown });
      expect(told).toEqual(['unknown']);
      expect(await views.findOperation(operationId)).toMatchObject(shown);
      expect(await views.listOperations('unknown', 10)).toMatchObject([shown]);
      expect(await views.listOperations('all', 10)).toMatchObject([shown]);
      expect(await views.countUnknown()).toBe(1);
      expect(await desk.prepare(refund)).toMatchObject({ ok: false });
      // Confirmed once more it is not sent once more.
      expect(await desk.confirm(operationId)).toMatchObject({ ok: true });
      expect(await stateOf(ledger, operationId)).toBe('sending');
      state.fails = false;
      await vi.waitFor(async () => expect(await stateOf(ledger, operationId)).toBe('succeeded'), { timeout: 250_000 });
      await vi.waitFor(() => expect(desk.unwritten.list()).toEqual([]), { timeout: 250_000 });
      expect([await views.countUnknown(), await views.listOperations('unknown', 10)]).toEqual([0, []]);
    });
  },
);

it('is written at the end of the program, where there is room again by then', async () => {
  const { ledger, state } = failing('end', 'full');
  const { desk, operationId } = await arrange(ledger);
  await desk.confirm(operationId);
  state.fails = false;
  await desk.finish();
  expect(await stateOf(ledger, operationId)).toBe('succeeded');
});

it('that it was not sent is held as well', async () => {
  const { ledger, state } = failing('end', 'full');
  const claim = { claim: async () => [{ kind: 'refused', cause: 'claimRefused' }] as const };
  const { desk, operationId, views } = await arrange(ledger, answered, { claim });
  expect(await desk.confirm(operationId)).toMatchObject({ value: { attempts: [{ cause: 'notWrittenDown' }] } });
  expect(await views.countUnknown()).toBe(1);
  state.fails = false;
  await vi.waitFor(async () => expect(await stateOf(ledger, operationId)).toBe('notSent'), { timeout: 250_000 });
});

it('is held as well where nothing can be read either, and not called broken off', async () => {
  const { ledger, state } = failing('end', 'other');
  state.fails = false;
  const views = new Proxy(ledger.views, {
    get: (target, wanted) =>
      wanted === 'findOperation' && state.fails
        ? async () => {
            throw new LedgerProblem('other', 'it cannot be read');
          }
        : Reflect.get(target, wanted),
  });
  const { desk, operationId } = await arrange({ ...ledger, views }, async () => {
    state.fails = true;
    return { kind: 'answered', answer };
  });
  await expect(desk.confirm(operationId)).rejects.toThrow('it cannot be');
  expect(desk.unwritten.list()).toEqual([operationId]);
  state.fails = false;
  await desk.finish();
  expect(await ledger.views.findOperation(operationId)).toMatchObject({
    state: 'succeeded',
    attempts: [{ transactionId: 'A9' }],
  });
});

it('a sending that broke off before it began frees its chain as soon as that can be written', async () => {
  const { ledger, state } = failing('recover', 'full');
  const claim = {
    claim: async () => {
      throw new Error('broken inside');
    },
  };
  const { desk, operationId } = await arrange(ledger, answered, { claim });
  await expect(desk.confirm(operationId)).rejects.toThrow('broken inside');
  expect(await stateOf(ledger, operationId)).toBe('confirmed');
  state.fails = false;
  await vi.waitFor(async () => expect(await stateOf(ledger, operationId)).toBe('notSent'), { timeout: 250_000 });
});

it('on a disk that is full while the gateway has the request nothing is lost, and no restart is needed', async (context) => {
  const folder = mountSmallDisk(4);
  if (!folder) return context.skip('This user may not mount a small disk.');
  const ledger = await openLedger(folder, oneThread);
  onTestFinished(() => ledger.close());
  const filler = join(folder, 'filler');
  const { desk, operationId, views } = await arrange(ledger, async () => {
    fillDisk(filler);
    return { kind: 'answered', answer };
  });
  expect(await desk.confirm(operationId)).toMatchObject({
    ok: true,
    value: { state: 'unknown', attempts: [{ cause: 'notWrittenDown' }] },
  });
  expect([await views.countUnknown(), await stateOf(ledger, operationId)]).toEqual([1, 'sending']);
  rmSync(filler);
  await vi.waitFor(async () => expect(await stateOf(ledger, operationId)).toBe('succeeded'), { timeout: 250_000 });
  expect((await ledger.views.findOperation(operationId))?.attempts).toMatchObject([{ transactionId: 'A9' }]);
});
