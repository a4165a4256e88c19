import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { mostSorted, usualOrder } from '../../../../contract/index.ts';
import { columns } from '../../../../main/channels/list-file/columns.ts';
import { readWholeList } from '../../../../main/channels/list-file/whole-list.ts';
import { writeList } from '../../../../main/channels/list-file/write-list.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import type { SearchAnswer, SearchQuestion, SortQuestion } from '../../../../main/ports/views.ts';
import { euros, noon, rules, transaction } from '../../domain/samples.ts';

const head = {
  version: '1.0.0',
  environment: 'sandbox',
  text: 'snow; "50"',
  grouping: 'flat',
  ledgerLine: '12:0a1b2c3d4e5f6071',
} as const;
const reading = { now: noon, findAccount: () => ({ ...rules, identifier: 'SHOP' }), zone: 'Europe/Paris' };
const sought = { text: head.text, amounts: [{ minor: 5_000, digits: 2 }] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-list-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

/** Rows in pages of two, each asked for by where the one before ended. */
function pagesOf(rows: readonly Transaction[], asked: SearchQuestion[] = []) {
  return async (question: SearchQuestion): Promise<SearchAnswer> => {
    asked.push(question);
    const from = Number(question.after ?? 0);
    const next = from + 2 < rows.length ? String(from + 2) : null;
    const facts = {
      previous: null,
      total: rows.length,
      exact: true,
      searchedBackTo: null,
      reading: 'anywhere',
    } as const;
    return { rows: rows.slice(from, from + 2), next, ...facts };
  };
}

async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

/** Writes a list that goes by date. */
async function write(path: string, walkList: (question: SearchQuestion) => Promise<SearchAnswer>): Promise<number> {
  const list = await readWholeList({ walkList, walkSorted }, { sought, order: usualOrder });
  return writeList(path, { head, ...list }, reading);
}

/** Every list is too long to be sorted. */
const walkSorted = async () => 'tooMany' as const;

describe('a list that is written to a file', () => {
  it('says its filter and its zone, and has every row of every page in the order of the screen', async () => {
    const path = join(folder, 'list.csv');
    const stands = { standing: 'partlyRefunded', left: 4_000, leftAtMost: 4_000, currency: 'EUR' } as const;
    const rows = [
      transaction({ transactionId: 'A3', stands }),
      transaction({ transactionId: 'A2', amount: { minor: 1_500, currency: 'JPY' }, clientName: '=cmd|calc' }),
      transaction({
        transactionId: 'A1',
        amount: euros(5),
        timeKnown: false,
        further: { arn: '74', descriptor: 'SHOP "N"' },
      }),
    ];
    const asked: SearchQuestion[] = [];
    expect(await write(path, pagesOf(rows, asked))).toBe(3);
    expect(asked.map(({ text, amounts, after }) => [text, amounts, after])).toEqual([
      [sought.text, sought.amounts, null],
      [sought.text, sought.amounts, '2'],
    ]);
    const options = { bom: true, delimiter: ';', relax_column_count: true } as const;
    const lines = parse(readFileSync(path), options) as string[][];
    expect(lines.slice(0, 6)).toEqual([
      ['# Be2bill console', '1.0.0', 'sandbox'],
      ['# Filter', 'snow; "50"'],
      ['# Order', 'happenedAt descending', 'flat'],
      ['# Time zone', 'Europe/Paris'],
      ['# Written', '2026-01-15T13:00:00+01:00'],
      ['# Ledger line', '12:0a1b2c3d4e5f6071'],
    ]);
    expect(lines[6]).toEqual(columns);
    const named = lines.slice(7).map((cells) => Object.fromEntries(columns.map((name, index) => [name, cells[index]])));
    expect(named).toMatchObject([
      {
        TRANSACTIONID: 'A3',
        DATE: '2026-01-15T13:00:00+01:00',
        AMOUNT: '100.00',
        STATE: 'partlyRefunded',
        LEFT: '40.00',
      },
      { TRANSACTIONID: 'A2', AMOUNT: '1500', CURRENCY: 'JPY', CARDFULLNAME: "'=cmd|calc", STATE: 'paid', LEFT: '' },
      {
        TRANSACTIONID: 'A1',
        AMOUNT: '0.05',
        DATE: '',
        'FIRST HEARD': '2026-01-15T13:00:00.000+01:00',
        ARN: '74',
        DESCRIPTOR: 'SHOP "N"',
      },
    ]);
  });

  it('has the order of the screen, sorted in one answer, and newest first where it is too long for that', async () => {
    const rows = [transaction({ transactionId: 'B1' }), transaction({ transactionId: 'B2' })];
    const answer = await pagesOf(rows)({ ...sought, after: null, limit: 200 });
    const asked: SortQuestion[] = [];
    const sorting = async (question: SortQuestion) => {
      asked.push(question);
      return answer;
    };
    const order = { by: 'amount', direction: 'descending' } as const;
    const sorted = await readWholeList({ walkList: pagesOf([]), walkSorted: sorting }, { sought, order });
    expect(sorted.order).toEqual(order);
    expect(await gather(sorted.pieces)).toEqual([rows]);
    expect(asked).toMatchObject([{ by: 'amount', descending: true, limit: mostSorted, to: { kind: 'begin' } }]);
    const byDate = await readWholeList({ walkList: pagesOf(rows), walkSorted }, { sought, order });
    expect(byDate.order).toEqual(usualOrder);
    expect(await gather(byDate.pieces)).toEqual([rows]);
  });

  it('leaves nothing behind where a page cannot be read, and what stood there before stays', async () => {
    const path = join(folder, 'list.csv');
    await write(path, pagesOf([transaction()]));
    const before = readFileSync(path);
    const broken = async () => Promise.reject(new Error('The reader has died.'));
    await expect(write(path, broken)).rejects.toThrow(/died/);
    expect(readdirSync(folder)).toEqual(['list.csv']);
    expect(readFileSync(path)).toEqual(before);
  });
});
