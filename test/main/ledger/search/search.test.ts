import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../../../main/ledger/ledger.ts';
import { importRows, noon, openTemporaryLedger, row } from '../samples.ts';

const people = ['Ana Álvarez', "Seán O'Brien", 'Zoë "Z" Müller', '李小龍', 'Percy %_ Wild'];

/** 240 payments, one a minute, the later ones newer. */
const rows = Array.from({ length: 240 }, (_, index) =>
  row(
    {
      transactionId: `A${1000 + index}`,
      orderId: `W-${5000 + index}`,
      amountMinor: 100 + index,
      happenedAt: noon + index * 60_000,
      ...(index === 42 && { card: '446421…0777' }),
    },
    { client: `c${index % 7}`, clientEmail: `c${index % 7}@example.com`, clientName: people[index % 5] ?? '' },
  ),
);

let ledger: Ledger;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ ledger, close } = await openTemporaryLedger());
  await importRows(ledger, rows.toReversed());
});
afterAll(() => close());

const search = (text: string, amounts: number[] = [], after: string | null = null, limit = 200) =>
  ledger.views.searchTransactions({ text, amounts: amounts.map((minor) => ({ minor, digits: 2 })), after, limit });
const idsOf = async (text: string, amounts: number[] = []) =>
  (await search(text, amounts)).rows.map(({ transactionId }) => transactionId);

describe('searchTransactions', () => {
  it('gives everything newest first for an empty text', async () => {
    const { rows: found, total } = await search('');
    expect(total).toBe(240);
    expect(found[0]?.transactionId).toBe('A1239');
    expect(found.map(({ happenedAt }) => happenedAt)).toEqual(
      found.map(({ happenedAt }) => happenedAt).toSorted((left, right) => right - left),
    );
  });

  it('pages without a gap and without a double', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await search('', [], after, 37);
      seen.push(...page.rows.map(({ transactionId }) => transactionId));
      after = page.next;
    } while (after !== null);
    expect(seen).toHaveLength(240);
    expect(new Set(seen).size).toBe(240);
  });

  it.each([
    ['A1005', ['A1005']],
    ['a1005', ['A1005']],
    ['W-5007', ['A1007']],
    ['5007', ['A1007']],
    ['nothing-like-it', []],
    ['W-5007 c0', ['A1007']],
    ['W-5007 c1', []],
  ])('finds %j', async (text, ids) => {
    expect(await idsOf(text)).toEqual(ids);
  });

  it('finds a customer by name, whatever letters or signs it has', async () => {
    for (const name of people) expect(await idsOf(name), name).toHaveLength(48);
    expect(await idsOf('alvarez')).toHaveLength(48);
    expect(await idsOf('ZOE "z" MULLER')).toHaveLength(48);
    expect(await idsOf('%_')).toHaveLength(48);
    expect(await idsOf('_%')).toHaveLength(0);
  });

  it('takes a number as an amount as well', async () => {
    expect(await idsOf('3.39', [339])).toEqual(['A1239']);
    expect(await idsOf('A1005', [101])).toEqual(['A1005', 'A1001']);
  });

  it('finds each row by any part of its order of three characters and more, and nothing that lacks it', async () => {
    const part = fc.record({ index: fc.nat(239), from: fc.nat(3), length: fc.integer({ min: 3, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(part, async ({ index, from, length }) => {
        const text = `W-${5000 + index}`.slice(from, from + length);
        const { rows: found, reading } = await search(text);
        const holds = ({ transactionId, orderId, client, clientEmail, card }: (typeof found)[number]) =>
          `${transactionId} ${orderId} ${client} ${clientEmail} ${card}`.toLowerCase().includes(text.toLowerCase());
        expect(found.every(holds)).toBe(true);
        expect(reading).toBe('anywhere');
        if (found.length < 200) expect(found.some(({ orderId }) => orderId === `W-${5000 + index}`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('finds words by their first one or two characters, and says so', async () => {
    expect(await search('al', [], null, 1)).toMatchObject({ total: 48, reading: 'beginnings' });
    expect(await idsOf('lv')).toEqual([]);
    expect(await idsOf('W-5007 an')).toEqual([]);
    expect(await idsOf('W-5005 an')).toEqual(['A1005']);
    expect(await search('example', [], null, 1)).toMatchObject({ reading: 'anywhere' });
  });

  it('finds a card by its last four digits, beside what holds them', async () => {
    expect(await idsOf('0777')).toEqual(['A1042']);
    expect(await idsOf('777')).toEqual([]);
    expect(await idsOf('0777 an')).toEqual([]);
  });

  it('counts what fits on a page, and a few more', async () => {
    expect(await search('W-500')).toMatchObject({ total: 10, exact: true });
    expect(await search('W-5', [], null, 3)).toMatchObject({ total: 240, exact: true });
  });

  it('never fails on what people type', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        await search(text);
      }),
      { numRuns: 200 },
    );
  });

  it('goes on with a search on a thread of its own, as long as its text is sought', async () => {
    const first = await search('álvarez', [], null, 10);
    const asked = { text: 'álvarez', amounts: [], after: `${9e15}+0`, limit: 10 };
    expect(await ledger.views.searchOn(asked)).toMatchObject({ rows: first.rows, next: first.next });
    await search('zoë');
    expect(await ledger.views.searchOn(asked)).toBe('superseded');
    expect(await ledger.views.searchOn({ ...asked, after: first.next })).toMatchObject({ rows: { length: 10 } });
  });
});
