import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginsAtEnd,
  type LoadedRows,
  type Placed,
  placeRows,
  roomAbove,
} from '../../../renderer/lookup/list/place-rows.ts';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => `r${from + index}`);
const middle = { atBegin: false, atEnd: false, total: null };

/** Where a row stands in the scrolled area. */
const placeOf = ({ ids: rows, origin }: Placed, id: string) => origin + rows.indexOf(id);

describe('places of rows', () => {
  it('begin with the newest row, or so that the oldest stands at the end of what is counted', () => {
    expect(placeRows(null, { ids: ids(0, 3), atBegin: true, atEnd: false, total: 9 }, null)).toMatchObject({
      origin: 0,
      counted: true,
    });
    expect(placeRows(null, { ids: ids(0, 3), atBegin: false, atEnd: true, total: 9 }, null)).toMatchObject({
      origin: 6,
      counted: true,
    });
    expect(placeRows(null, { ids: ids(0, 3), ...middle }, null)).toMatchObject({ origin: roomAbove, counted: false });
  });

  it('stay as they are when pages come and go on both sides', () => {
    const row = fc.record({ from: fc.integer({ min: 0, max: 300 }), count: fc.integer({ min: 100, max: 400 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 10 }), (pages) => {
        let placed: Placed | null = null;
        for (const { from, count } of pages) {
          const loaded: LoadedRows = { ids: ids(from, count), ...middle };
          const before: Placed | null = placed;
          placed = placeRows(before, loaded, 0);
          if (before === null) continue;
          const common = before.ids.find((id) => loaded.ids.includes(id));
          if (common !== undefined) expect(placeOf(placed, common) - placed.shift).toBe(placeOf(before, common));
        }
      }),
    );
  });

  it('move with the view when the newest row turns out to be nearer than there was room for', () => {
    const before = placeRows(null, { ids: ids(100, 100), ...middle }, null);
    const placed = placeRows(before, { ids: ids(0, 200), atBegin: true, atEnd: false, total: null }, 0);
    expect(placed).toMatchObject({ origin: 0, counted: true, shift: 100 - roomAbove });
  });

  it('keep what is in sight when rows come in above it, unless that is the newest row', () => {
    const before = placeRows(null, { ids: ids(10, 100), atBegin: true, atEnd: false, total: null }, null);
    const loaded = { ids: ids(7, 100), atBegin: true, atEnd: false, total: null };
    expect(placeRows(before, loaded, 20)).toMatchObject({ origin: 0, shift: 3 });
    expect(placeRows(before, loaded, null)).toMatchObject({ origin: 0, shift: 0 });
  });

  it('make room above before it runs out', () => {
    const counted = placeRows(null, { ids: ids(0, 100), atBegin: true, atEnd: false, total: null }, null);
    // The newest row is not among them any more: rows came in above.
    const placed = placeRows(counted, { ids: ids(0, 100), ...middle }, 0);
    expect(placed).toMatchObject({ origin: roomAbove, shift: roomAbove, counted: false });
  });

  it('begin anew where nothing is left of what was there', () => {
    const before = placeRows(null, { ids: ids(0, 100), ...middle }, null);
    expect(placeRows(before, { ids: ids(500, 100), ...middle }, 0)).toMatchObject({ origin: roomAbove, shift: 0 });
  });
});

describe('a list', () => {
  const of = (...seconds: readonly number[]) => ({
    rows: seconds.map((second) => ({ happenedAt: second * 1000 + 500, matched: null })),
  });
  /** What was found of chains that all began long ago. */
  const found = (...seconds: readonly number[]) => ({
    rows: of(...seconds).rows.map(({ happenedAt }) => ({
      happenedAt: 0,
      matched: { transactionId: 'R1', operation: 'refund', happenedAt, timeKnown: true } as const,
    })),
    atEnd: true,
  });
  const at = (second: number) => ({ kind: 'at', time: second * 1000 }) as const;

  it('begins to be looked at from its last row where it was asked for that, or for a moment beyond it', () => {
    const newestFirst = { ...of(9, 8, 7), atEnd: true };
    expect(beginsAtEnd({ kind: 'end' }, 'descending', newestFirst)).toBe(true);
    expect(beginsAtEnd(at(6), 'descending', newestFirst)).toBe(true);
    expect(beginsAtEnd(at(8), 'ascending', { ...of(5, 6, 7), atEnd: true })).toBe(true);
  });

  it('begins with the row of the moment that it was asked for, or with its first', () => {
    const newestFirst = { ...of(9, 8, 7), atEnd: true };
    expect(beginsAtEnd(at(7), 'descending', newestFirst)).toBe(false);
    expect(beginsAtEnd(at(10), 'descending', newestFirst)).toBe(false);
    expect(beginsAtEnd(at(6), 'descending', { ...newestFirst, atEnd: false })).toBe(false);
    expect(beginsAtEnd(at(7), 'ascending', { ...of(5, 6, 7), atEnd: true })).toBe(false);
    expect(beginsAtEnd({ kind: 'begin' }, 'descending', newestFirst)).toBe(false);
    expect(beginsAtEnd(undefined, null, { rows: [], atEnd: true })).toBe(false);
    expect(beginsAtEnd(at(6), 'descending', { rows: [], atEnd: true })).toBe(false);
  });

  it('stands by what was found of a chain, whenever that began', () => {
    expect(beginsAtEnd(at(6), 'descending', found(9, 8, 7))).toBe(true);
    expect(beginsAtEnd(at(5), 'ascending', found(5, 6, 7))).toBe(false);
  });
});
