import { describe, expect, it } from 'vitest';
import { benchLedger } from './ledger/bench.ts';
import { fewRows, useTemporaryCache } from './temporary-cache.ts';

describe('npm run bench -- ledger', { timeout: 600_000 }, () => {
  useTemporaryCache();
  const said: string[] = [];
  const few = { rows: fewRows, say: (line: string) => said.push(line), slowSync: 0, samples: 10, newRows: 5_000 };

  it('tells every number of its line, in order, from what was really done', async () => {
    const { line, table } = await benchLedger(few);
    expect(Object.keys(line)).toEqual([
      'rows',
      'refundP50Ms',
      'refundEmptyP50Ms',
      'refundRatio',
      'refundToDurableWrite',
      'withFiveUnknownRatio',
      'operationListP95Ms',
      'planP95Ms',
      'rebuildRowsPerSecond',
      'rebuildPeakMb',
      'intakeRatioToPlainInsert',
      'writeDuringIntakeRatio',
      'commitsPerOperationAt1',
      'commitsPerOperationAt32',
    ]);
    expect(line['rows']).toBe(fewRows);
    for (const value of Object.values(line)) expect(value).toBeGreaterThan(0);
    expect(line['commitsPerOperationAt1']).toBe(3);
    expect(table).toHaveLength(15);
    expect(said).toContain('intake: finishing 5000 rows to be inserted plainly');
  });

  it('measures a part alone, with the kept ledger, and the others are null', async () => {
    said.length = 0;
    const { line } = await benchLedger({ ...few, parts: ['commits'], slowSync: 1 });
    expect(line).toMatchObject({ commitsPerOperationAt1: 3, refundP50Ms: null, rebuildPeakMb: null });
    expect(said.filter((words) => words.startsWith('Making'))).toEqual([]);
  });
});
