import { describe, expect, it } from 'vitest';
import { benchSearch } from './search/bench.ts';
import { fewRows, useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- search', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('tells every number of its line, in order, and for people each kind of question', async () => {
    const { line, table } = await benchSearch({ rows: fewRows, say: () => {}, slowSync: 0, samples: 6, pairs: 2 });
    expect(Object.keys(line)).toEqual([
      'rows',
      'p50Ms',
      'p95Ms',
      'worst',
      'worstP95Ms',
      'absenceFirstAnswerMs',
      'absenceWholeP95Ms',
      'missRatioToLike',
      'commonRatioToLike',
      'deepPageP95Ms',
    ]);
    const { worst, ...numbers } = line;
    for (const value of Object.values(numbers)) expect(value).toBeGreaterThan(0);
    const kinds = table.slice(1).map(([kind]) => kind);
    expect(kinds).toContain(worst);
    expect(kinds).toEqual(
      expect.arrayContaining(['ids', 'orders', 'e-mail, 3 characters', 'e-mail, whole', 'misses, common trigrams']),
    );
  });
});
