import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository.ts';

const rows = readText('docs/electron-first-run.md')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line));

describe('the list for the first real Electron', () => {
  it('has eleven things, each with what must come and files that are there', () => {
    expect(rows).toHaveLength(11);
    const files = new Set(listFiles());
    for (const row of rows) {
      const cells = row.split(' | ');
      expect(cells, row).toHaveLength(4);
      const named = [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      expect(named.length, row).toBeGreaterThan(0);
      expect(named.filter((file) => !files.has(file))).toEqual([]);
    }
  });

  it.each([
    'X11',
    'Wayland',
    'Root',
    'SUID',
    'relative data folder',
    'second start',
    'damaged ledger',
    'refund',
    'renderer',
    'package',
    'lock',
  ])('has %s in it', (word) => {
    expect(rows.filter((row) => row.includes(word)).length).toBeGreaterThan(0);
  });
});
