import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDifferences, findGaps, type LockFile } from '../../scripts/check/lock-file.ts';

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

  it('asks for a peer that a package cannot do without', () => {
    const peerDependencies = { helper: '2', another: '1' };
    const packages = { ...complete.packages, 'node_modules/other': { peerDependencies } };
    expect(findGaps({ packages })).toHaveLength(2);
    const peerDependenciesMeta = { helper: { optional: true }, another: { optional: true } };
    const without = { ...complete.packages, 'node_modules/other': { peerDependencies, peerDependenciesMeta } };
    expect(findGaps({ packages: without })).toEqual([]);
  });

  it('finds none in our own file, which is not small', () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as LockFile;
    expect(Object.keys(lock.packages).length).toBeGreaterThan(150);
    expect(findGaps(lock)).toEqual([]);
  });
});

describe('findDifferences', () => {
  const integrity = 'sha512-x';
  const lock: LockFile = {
    packages: { '': { dependencies: { tool: '1' } }, 'node_modules/tool': { version: '1', integrity } },
  };

  it('is content with a file that is the manifest’s', () => {
    expect(findDifferences({ dependencies: { tool: '1' } }, lock)).toEqual([]);
  });

  it('names what only one of the two was given', () => {
    expect(findDifferences({ dependencies: { tool: '2' } }, lock)).toEqual([
      'package.json wants tool 2, the lock file 1',
    ]);
    expect(findDifferences({ devDependencies: { more: '1' } }, lock)).toEqual([
      'package.json wants tool no more, the lock file 1',
      'package.json wants more 1, the lock file not',
    ]);
  });

  it('names a package that could be exchanged', () => {
    const packages = { ...lock.packages, 'node_modules/tool': { version: '1' } };
    expect(findDifferences({ dependencies: { tool: '1' } }, { packages })).toEqual([
      'node_modules/tool has no integrity in the lock file',
    ]);
  });
});
