import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../scripts/bench/words.ts';

describe('npm run bench', () => {
  it('reads what is to be measured', () => {
    expect(readWords(['ledger', '--rows', '20000', '--only', 'lists,commits', '--json', '--write'])).toMatchObject({
      bench: 'ledger',
      rows: 20_000,
      parts: ['lists', 'commits'],
      slowSync: 0,
      json: true,
      write: true,
      command: 'ledger --rows 20000 --only lists,commits',
    });
    expect(readWords(['desk', '--slow-sync', '5'])).toMatchObject({ bench: 'desk', rows: undefined, slowSync: 5 });
  });

  it.each([
    [[], 'Name one of'],
    [['lunch'], 'Name one of'],
    [['ledger', 'search'], 'Name one of'],
    [['ledger', '--rows', '-5'], 'rows'],
    [['ledger', '--rows', 'many'], '--rows must be a whole number from 1 on, not "many".'],
    [['ledger', '--rows', '0'], '--rows'],
    [['ledger', '--only', 'lunch'], '--only takes'],
    [['ledger', '--quickly'], '--quickly'],
  ])('says what is wrong with %j', (words, why) => {
    expect(readWords(words)).toMatchObject({ kind: 'unclear', why: expect.stringContaining(why) });
  });

  it('prints how to use it on stderr, and ends with 2', () => {
    const program = join(import.meta.dirname, '../../scripts/bench.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'lunch'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm run bench -- ledger');
  });
});
