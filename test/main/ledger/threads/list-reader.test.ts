import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../../main/ledger/ledger.ts';
import { readLists } from '../../../../main/ledger/threads/list-reader.ts';
import type { ReaderMethods } from '../../../../main/ledger/threads/reader.ts';
import { searchAside } from '../../../../main/ledger/threads/search-aside.ts';
import type { Thread } from '../../../../main/ledger/threads/start.ts';
import type { SearchAnswer, SearchQuestion } from '../../../../main/ports/views.ts';
import { threads } from '../../../threads.ts';
import { importRows, row } from '../samples.ts';

const facts = { rows: [], next: null, previous: null, searchedBackTo: null, reading: 'anywhere' } as const;
const answer: SearchAnswer = { ...facts, total: 0, exact: true };
const ask = (text: string): SearchQuestion => ({ text, amounts: [], after: null, limit: 10 });

it('whoever looks is answered while a file is written, which supersedes nothing, on a thread that comes with it', async () => {
  const held = Promise.withResolvers<SearchAnswer>();
  let started = 0;
  let closed = 0;
  const start = async () => {
    started += 1;
    const methods = { walkList: () => held.promise, searchOn: async () => answer };
    const close = async () => {
      closed += 1;
    };
    return { methods, ended: new Promise(() => {}), close } as unknown as Thread<ReaderMethods>;
  };
  const lists = readLists(start);
  const search = searchAside({ searchTransactions: async () => answer }, start);
  await search.searchTransactions(ask('screen'));
  expect(started).toBe(1);
  const order: string[] = [];
  const writing = lists.walkList(ask('file')).then(() => order.push('file'));
  await search.searchTransactions(ask('screen')).then(() => order.push('screen'));
  expect(await search.searchOn({ ...ask('screen'), after: '12+0' })).not.toBe('superseded');
  held.resolve(answer);
  await writing;
  expect(order).toEqual(['screen', 'file']);
  expect(started).toBe(2);
  await lists.close();
  await search.close();
  expect(closed).toBe(2);
});

it('a screen has a reader of its own: it is answered while that of whole lists is held', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-held-'));
  const reader = new URL('held-reader.ts', import.meta.url);
  const ledger = await openLedger(folder, { ...threads, reader }, { now: () => 0 });
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await importRows(ledger, [row()]);
  writeFileSync(`${ledger.file}.hold`, '');
  let written = false;
  const file = ledger.views.walkList(ask('')).then((page) => {
    written = true;
    return page;
  });
  expect(await ledger.views.searchTransactions(ask(''))).toMatchObject({ total: 1 });
  expect(await ledger.views.findChain('SHOP', 'A1')).toBeDefined();
  expect(written).toBe(false);
  rmSync(`${ledger.file}.hold`);
  expect(await file).toMatchObject({ total: 1 });
});
