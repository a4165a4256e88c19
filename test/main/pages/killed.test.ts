import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import { createDesk } from '../../../main/desk/desk.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { readPage, writePageFile } from '../../../main/pages/page-file.ts';
import type { Claim } from '../../../main/ports/claim.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { threads } from '../../threads.ts';
import { makeAccount } from '../accounts/samples.ts';
import { askHolder, byForm } from '../desk/holder-office.ts';
import { importRows, row } from '../ledger/samples.ts';

const account = makeAccount({ identifier: 'SHOP' });
const clock = { now: () => Date.UTC(2026, 2, 10, 9) };
const vault = openVault({
  keychain: openMemoryStore(new Map([['test/SHOP', 'a key']])),
  memory: openMemoryStore(new Map([['sandbox/SHOP', 'a key']])),
});

const openDesk = (ledger: Ledger, claim?: Claim) =>
  createDesk({
    ledger,
    gateway: { send: () => Promise.reject(new Error('A form’s page leaves nothing from here.')) },
    vault,
    clock,
    createId,
    actor: 'a.clerk',
    findAccount: () => account,
    ...(claim && { claim }),
  });

const readFile = async (ledger: Ledger, operationId: string) => {
  const operation = await ledger.views.findOperation(operationId);
  if (!operation) throw new Error('It is lost.');
  const page = await readPage({ views: ledger.views, vault, findAccount: () => account }, operation);
  return page.kind === 'form' ? writePageFile(page, operation) : page.kind;
};

it('a console that dies between the journal and the file has lost nothing: the page is the same, byte for byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let ledger = await openLedger(folder, threads);
  onTestFinished(() => ledger.close());
  await importRows(ledger, [row()]);
  const prepare = async (orderId: string, desk = openDesk(ledger)) => {
    const draft = await desk.prepare(askHolder('A1', byForm, { orderId }) as Parameters<typeof desk.prepare>[0]);
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    return draft.value.operation.operationId;
  };

  const handedOver = await prepare('W-2');
  expect(await openDesk(ledger).confirm(handedOver)).toMatchObject({ value: { state: 'pending' } });
  const before = await readFile(ledger, handedOver);
  // One that the team is still asked about counts for nobody yet.
  const asked = await prepare('W-3');
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  const silent: Claim = {
    claim: () => {
      reach();
      return new Promise(() => {});
    },
  };
  void openDesk(ledger, silent).confirm(asked);
  await reached;

  await ledger.close();
  ledger = await openLedger(folder, threads);
  await ledger.journal.recover({ actor: 'a.clerk', at: clock.now() });
  expect(before).toContain('name="HASH"');
  expect(await readFile(ledger, handedOver)).toBe(before);
  expect(await ledger.views.findOperation(asked)).toMatchObject({
    state: 'notSent',
    attempts: [{ sentAt: null, cause: 'stoppedBeforeSending' }],
  });
  expect(await readFile(ledger, asked)).toBe('none');
});
