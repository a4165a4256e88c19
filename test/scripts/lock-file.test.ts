import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findGaps, type LockFile } from '../../scripts/check/lock-file.ts';

const complete: LockFile = {
  packages: {
    '': { dependencies: { tool: '1' } },
    'node_modules/tool': {
      optionalDependencies: { 'tool-linux': '1', 'tool-darwin': '1' },
      dependencies: { helper: '2' },
    },
    'node_modules/tool-linux': {},
    'node_modules/tool-darwin': {},
    'node_modules/tool/node_modules/helper': {},
  },
};

describe('findGaps', () => {
  it('is content with a file that holds everything, nested or not', () => {
    expect(findGaps(complete)).toEqual([]);
  });

  it('names a platform package that is missing', () => {
    const { 'node_modules/tool-darwin': _, ...packages } = complete.packages;
    expect(findGaps({ packages })).toEqual(['node_modules/tool needs tool-darwin, which the lock file does not hold']);
  });

  it('does not take another package’s own copy for ours', () => {
    const packages = {
      ...complete.packages,
      'node_modules/other': { dependencies: { helper: '2' } },
    };
    expect(findGaps({ packages })).toEqual(['node_modules/other needs helper, which the lock file does not hold']);
  });

  it('finds none in our own file, which is not small', () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as LockFile;
    expect(Object.keys(lock.packages).length).toBeGreaterThan(150);
    expect(findGaps(lock)).toEqual([]);
  });
});
