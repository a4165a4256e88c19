import { afterAll, beforeAll, expect, it } from 'vitest';
import { trigramsOf } from '../../../../main/ledger/search/terms.ts';
import {
  areTrigramCountsOld,
  readFrequencies,
  refreshTrigramCounts,
} from '../../../../main/ledger/search/trigram-counts.ts';
import { type List, type ListRow, openList, positionAt, searchedText } from './list.ts';

let list: List;
beforeAll(() => {
  list = openList();
});
afterAll(() => list.close());

const rowsOf = (names: readonly string[]): ListRow[] =>
  names.map((name, index) => ({
    position: positionAt(1_700_000_000) + index,
    id: `A${index}`,
    order: `W-${index}`,
    name,
    minor: 1,
    card: '',
  }));

function countByHand(rows: readonly ListRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const trigram of rows.flatMap((row) => trigramsOf(searchedText(row)))) {
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  return counts;
}

const kept = () =>
  new Map(
    list.database
      .prepare<[], { trigram: string; rows: number }>('SELECT trigram, rows FROM trigram_counts')
      .all()
      .map(({ trigram, rows }) => [trigram, rows]),
  );

it('counts each trigram in steps, forgets what is gone, and knows when it is old', () => {
  const first = rowsOf(['Ana Álvarez', 'Zoë Müller', 'Ana Wild']);
  list.fill(first);
  expect(areTrigramCountsOld(list.database)).toBe(true);
  let steps = 1;
  while (refreshTrigramCounts(list.database, 3)) {
    expect(readFrequencies(list.database)).toBeNull();
    steps += 1;
  }
  expect(steps).toBeGreaterThan(5);
  expect(kept()).toEqual(countByHand(first));
  expect(areTrigramCountsOld(list.database)).toBe(false);

  const second = rowsOf(['Seán Snow', '李小龍李小龍']);
  list.fill(second);
  refreshTrigramCounts(list.database, 3);
  expect(readFrequencies(list.database)?.rows).toBe(3);
  while (refreshTrigramCounts(list.database, 3));
  expect(kept()).toEqual(countByHand(second));
  expect(readFrequencies(list.database)).toMatchObject({ rows: 2 });
  expect(readFrequencies(list.database)?.rowsWith('李小龍')).toBe(1);
  expect(readFrequencies(list.database)?.rowsWith('zoe')).toBe(0);
});
