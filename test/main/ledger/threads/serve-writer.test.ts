import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { v7 as createId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import type { Call, Reply } from '../../../../main/ledger/threads/messages.ts';
import { nearFor } from '../../../../main/ledger/threads/money-watch.ts';
import { listen } from '../../../../main/ledger/threads/serve-writer.ts';
import type { KeptWitness } from '../../../../main/ledger/witness/keep.ts';
import { fewestNearMoney, mostNearMoney } from '../../../../main/ledger/writing/intake.ts';
import { recordRows } from '../../../../main/lookup/import-export.ts';
import { packRows, rowsBehind, rowsTogether } from '../../../../main/ports/packed-rows.ts';
import { countCommits } from '../commits.ts';
import { draft, openTemporaryLedger, row, stamp } from '../samples.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => row({ transactionId: `P${index}`, orderId: `W-${index}` }));

/** The writer's ear in this thread, on a ledger of its own. */
function openEar(witness?: KeptWitness) {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-ear-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  const { port1, port2 } = new MessageChannel();
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  const clock = { now: 0 };
  listen(port1, database, waiting, witness, () => clock.now);
  const ended = once(port1, 'close');
  let lastId = 0;
  const post = (method: string, parameters: readonly unknown[], urgent = false) => {
    lastId += 1;
    port2.postMessage({ id: lastId, method, parameters, urgent } satisfies Call);
  };
  onTestFinished(async () => {
    post('close', []);
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const answer = async () => (await once(port2, 'message'))[0] as Reply & { value: { value: unknown } };
  return { database, waiting, clock, post, answer, ended };
}

describe('a piece of an import', () => {
  it('ends at a row’s end once money waits, and says how far it came', async () => {
    const { waiting, clock, post, answer, database } = openEar();
    const piece = { rows: rows(100), source: 'import' };
    // As it is while a call is on its way into the port.
    Atomics.add(waiting, 0, 1);
    post('recordRows', ['i1', piece, stamp]);
    expect(await answer()).toMatchObject({ ok: true, value: { value: { taken: rowsTogether } } });
    expect(database.prepare('SELECT count(*) FROM observations').pluck().get()).toBe(rowsTogether);
    post('draft', [draft(), stamp], true);
    expect(await answer()).toMatchObject({ id: 2, ok: true });
    expect(Atomics.load(waiting, 0)).toBe(0);
    clock.now += nearFor;
    post('recordRows', ['i1', { ...piece, rows: piece.rows.slice(rowsTogether) }, stamp]);
    expect(await answer()).toMatchObject({ ok: true, value: { value: { taken: 100 - rowsTogether } } });
  });

  it('is short for some seconds behind money, since a refund is several writes', async () => {
    const { clock, post, answer } = openEar();
    const piece = { rows: packRows(rows(100)), source: 'import' };
    post('draft', [draft(), stamp], true);
    await answer();
    clock.now += nearFor - 1;
    post('recordRows', ['i1', piece, stamp]);
    expect(await answer()).toMatchObject({ ok: true, value: { value: { taken: mostNearMoney } } });
    clock.now += 1;
    post('recordRows', ['i1', { ...piece, rows: rowsBehind(piece.rows, mostNearMoney) }, stamp]);
    expect(await answer()).toMatchObject({ ok: true, value: { value: { taken: 100 - mostNearMoney } } });
  });

  it('makes room behind a few rows where money is near, and goes on behind them', async () => {
    const { waiting, post, answer } = openEar();
    const piece = { rows: packRows(rows(30)), source: 'import' };
    // Two drafts are on their way into the port; the first is taken before the piece.
    Atomics.add(waiting, 0, 2);
    post('draft', [draft(), stamp], true);
    await answer();
    post('recordRows', ['i1', piece, stamp]);
    expect(await answer()).toMatchObject({ ok: true, value: { value: { taken: fewestNearMoney } } });
    expect(fewestNearMoney).toBeLessThan(rowsTogether);
    post('draft', [draft(), stamp], true);
    await answer();
    let taken = fewestNearMoney;
    while (taken < 30) {
      post('recordRows', ['i1', { ...piece, rows: rowsBehind(piece.rows, taken) }, stamp]);
      const reply = await answer();
      taken += (reply.value.value as { readonly taken: number }).taken;
    }
    expect(taken).toBe(30);
  });

  it('is overtaken by money that was called for later, in the order of those calls', async () => {
    const { post, answer } = openEar();
    post('recordRows', ['i1', { rows: rows(30), source: 'import' }, stamp]);
    post('setNotificationAside', [{ digest: 'd', sender: 'person', reason: {}, parameters: [] }, stamp]);
    post('draft', [draft(), stamp], true);
    post('draft', [draft(), stamp], true);
    const order = [await answer(), await answer(), await answer(), await answer()].map(({ id }) => id);
    expect(order).toEqual([3, 4, 1, 2]);
  });

  it('lets a refund through before what is left of it', async () => {
    const { ledger, close } = await openTemporaryLedger();
    onTestFinished(close);
    const order: string[] = [];
    const batch = { importId: createId(), source: 'test', from: 'import', rows: rows(600) } as const;
    const importing = recordRows(ledger.intake, batch, stamp).then(() => order.push('import'));
    const drafting = ledger.journal.draft(draft(), stamp).then(() => order.push('draft'));
    await Promise.all([importing, drafting]);
    expect(order).toEqual(['draft', 'import']);
    expect((await ledger.views.searchTransactions({ text: '', amounts: [], after: null, limit: 1 })).total).toBe(600);
  });
});

describe('calls that lie in the port together', () => {
  it('share a commit; one after the other they have one each', async () => {
    const { database, post, answer } = openEar();
    const count = async (calls: () => Promise<void>) => {
      const before = countCommits(database.name);
      await calls();
      return countCommits(database.name) - before;
    };
    const together = await count(async () => {
      for (let index = 0; index < 32; index += 1) post('draft', [draft(), stamp], true);
      for (let index = 0; index < 32; index += 1) expect(await answer()).toMatchObject({ ok: true });
    });
    const apart = await count(async () => {
      for (let index = 0; index < 3; index += 1) {
        post('draft', [draft(), stamp], true);
        await answer();
      }
    });
    expect([together, apart]).toEqual([1, 3]);
  });
});

it('closes its files once, also where it is asked something in that moment', async () => {
  let closed = 0;
  const ear = openEar({
    follow: () => {},
    sync: () => {},
    close: () => {
      closed += 1;
      // An import posts its next piece as soon as the one before is answered.
      ear.post('recordRows', ['i1', { rows: rows(1), source: 'import' }, stamp]);
    },
  });
  ear.post('close', []);
  await ear.ended;
  expect(closed).toBe(1);
});
