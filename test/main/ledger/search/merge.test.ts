import { describe, expect, it } from 'vitest';
import type { StoredTransaction } from '../../../../main/ledger/queries/rows.ts';
import type { Reading } from '../../../../main/ledger/search/course.ts';
import { readCursor, writeCursor } from '../../../../main/ledger/search/cursor.ts';
import { merge } from '../../../../main/ledger/search/merge.ts';

const reading = (positions: readonly number[], searchedTo: number | null = null): Reading => ({
  rows: positions.map((position) => ({ position }) as StoredTransaction),
  searchedTo,
  visited: positions.length,
});
const placesOf = ({ rows, searchedTo }: Reading) => [rows.map(({ position }) => position), searchedTo];

describe('merge', () => {
  it('gives each row once, in the order of the way', () => {
    expect(placesOf(merge([reading([9, 5, 1]), reading([7, 5])], 'older'))).toEqual([[9, 7, 5, 1], null]);
    expect(placesOf(merge([reading([1, 5, 9]), reading([5, 7])], 'newer'))).toEqual([[1, 5, 7, 9], null]);
  });

  it('ends where the first of them stopped searching, that place included', () => {
    expect(placesOf(merge([reading([9, 5, 1]), reading([7], 5), reading([], 3)], 'older'))).toEqual([[9, 7, 5], 5]);
    expect(placesOf(merge([reading([1, 5, 9]), reading([], 5), reading([], 8)], 'newer'))).toEqual([[1, 5], 5]);
  });
});

describe('a cursor', () => {
  it.each([
    ['12', { position: 12n, goesOn: false, found: null }],
    ['12+', { position: 12n, goesOn: true, found: null }],
    ['12+3', { position: 12n, goesOn: true, found: 3 }],
  ])('%s is read as it was written', (text, cursor) => {
    expect(readCursor(text)).toEqual(cursor);
    expect(writeCursor(cursor)).toBe(text);
  });

  it.each(['', '+3', '-1', '1e3', '12 ', '9'.repeat(19)])('%j was never handed out', (text) => {
    expect(readCursor(text)).toBeNull();
  });
});
