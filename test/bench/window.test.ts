import { describe, expect, it } from 'vitest';
import { fewRows, useTemporaryCache } from './temporary-cache.ts';
import { benchWindow } from './window/bench.ts';

describe('npm run bench -- window', { timeout: 600_000 }, () => {
  useTemporaryCache();

  it('types, scrolls, goes to the end and brings a change in, in the real window', async () => {
    const { line } = await benchWindow({ rows: fewRows, say: () => {}, slowSync: 0, words: ['ma'] });
    expect(Object.keys(line)).toEqual(['rows', 'keystrokeP95Ms', 'longestFrameMs', 'lastRowReached', 'reloadCalls']);
    expect(line['rows']).toBe(fewRows);
    expect(line['keystrokeP95Ms']).toBeGreaterThan(0);
    expect(line['longestFrameMs']).toBeGreaterThan(0);
    expect(line['lastRowReached']).toBeTypeOf('boolean');
    expect(line['reloadCalls']).toBeGreaterThan(0);
  });
});
