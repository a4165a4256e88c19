import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const prepare = join(import.meta.dirname, '../../../scripts/prepare.mjs');

describe('prepare.mjs', () => {
  it('does nothing a second time, and never writes to standard output', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [prepare, 'sandbox'], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it('refuses a command that it does not know, and names those that it does', () => {
    const { status, stderr } = spawnSync(process.execPath, [prepare, 'lunch'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('start, tour, sandbox, headless, build, check, ledger, mutate, test, dist');
  });
});
