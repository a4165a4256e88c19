import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished, vi } from 'vitest';
import { patient } from '../../patient.ts';
import { threads } from '../../threads.ts';
import { makeFolder, openConsole } from '../open-console.ts';

const fixture = new URL('../ledger/fixtures/version-5.sqlite.gz', import.meta.url);
/** The rebuilder waits for a file `go` beside the ledger. */
const held = { ...threads, rebuilder: new URL('../ledger/rebuild/held-rebuilder.ts', import.meta.url) };

it('a console opens while its ledger is made anew: it reads, tells how far it is, refuses, and then goes on as ever', async () => {
  const dataFolder = makeFolder();
  const file = join(dataFolder, 'sandbox', 'ledger.sqlite');
  mkdirSync(join(dataFolder, 'sandbox'), { recursive: true });
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  const { bridge, events, close } = await openConsole({ dataFolder, threads: held });
  // A part that waits is waited for when the console closes.
  onTestFinished(() => writeFileSync(`${file}.go`, ''));
  const { console: frame, operations, transactions } = bridge;
  const described = await frame.describe({});
  expect(described).toMatchObject({ value: { preparation: { because: 'version', done: 0, failed: false } } });
  const open = await operations.list({ only: 'toSettle', limit: 50 });
  expect(open.ok && open.value.length).toBe(described.ok && described.value.toSettle);
  expect(await transactions.search({ text: 'D-D1', after: null, limit: 10 })).toMatchObject({ ok: true });

  const operationId = (open.ok && open.value[0]?.operationId) || '';
  const settle = () => operations.settle({ operationId, outcome: { kind: 'refused' }, reason: 'not in the extranet' });
  expect(await settle()).toEqual({ ok: false, refusal: { code: 'ledgerBeingPrepared' } });

  writeFileSync(`${file}.go`, '');
  await vi.waitFor(() => {
    const told = events.findLast((event) => event.kind === 'consoleChanged');
    expect(told).toMatchObject({ console: { preparation: null } });
  }, patient);
  expect(events).toContainEqual({ kind: 'transactionsChanged', chains: 'many' });
  expect(await settle()).toMatchObject({ ok: true, value: { state: 'refused' } });
  await close();
});
