import { describe, expect, it } from 'vitest';
import { writeSection } from './measure/document.ts';
import { layOut } from './measure/result.ts';
import { median, p95, ratio } from './measure/statistics.ts';

describe('statistics', () => {
  it('take the middle and the 95th of a hundred, in any order', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([median(values), p95(values)]).toEqual([51, 96]);
    expect([median([]), p95([7]), ratio(1, 0)]).toEqual([0, 7, 0]);
  });
});

describe('a section of the document', () => {
  const machine = {
    ...{
      processor: 'A processor',
      cores: 2,
      memoryGb: 8,
      system: 'linux',
      node: '24',
      sqlite: '3',
      date: '2026-01-06',
    },
  };
  const measured = (rows: number) => ({
    command: 'ledger --rows 5',
    machine,
    result: {
      line: { rows },
      table: [
        ['what', 'measured'],
        ['rows', String(rows)],
      ],
      notes: ['A note.'],
    },
  });

  it('holds the command, its last line, a table and the machine', () => {
    const text = writeSection('# Title\n', measured(5));
    expect(text).toMatch(/^# Title\n\n<!-- begin ledger --rows 5 -->\n/);
    for (const part of [
      'npm run bench -- ledger --rows 5 --json',
      '{"rows":5}',
      '| rows | 5 |',
      'A processor',
      '8 GB',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('takes the place of the one that the same command wrote, and leaves all others as they are', () => {
    const other = { ...measured(1), command: 'search' };
    const once = writeSection(writeSection('# Title\n', measured(5)), other);
    const twice = writeSection(once, measured(6));
    expect(twice).toBe(once.replace('{"rows":5}', '{"rows":6}').replace('| rows | 5 |', '| rows | 6 |'));
  });
});

it('a table for people stands in columns', () => {
  expect(
    layOut([
      ['what', 'ms'],
      ['a long name', '1'],
    ]),
  ).toBe('what         ms\na long name  1');
});
