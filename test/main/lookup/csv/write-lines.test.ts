import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeLines } from '../../../../main/lookup/csv/write-lines.ts';

describe('lines of a CSV file', () => {
  it.each(['=1+1', '+33', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])('a text is no formula: %j', (text) => {
    expect(writeLines([[text]]).replaceAll('"', '')).toMatch(/^'/);
  });

  it('a number keeps its sign, and quotes and spaces at an end stay', () => {
    expect(writeLines([[-12, 'a "b"', ' c ', 'd;e', '', 'f']])).toBe('-12;"a ""b""";" c ";"d;e";;f\r\n');
  });

  it('every text is read again as it was, but for the apostrophe before a formula', () => {
    const character = fc.constantFrom('a', 'é', '"', ';', ',', '\n', '\r', ' ', '\u00a0', "'", '=', '\\', '＝');
    const cell = fc.string({ unit: character, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 }), (lines) => {
        const options = { delimiter: ';', record_delimiter: '\r\n', skip_empty_lines: false, trim: true } as const;
        const escaped = lines.map((cells) => cells.map((text) => (/^'*[=＝\r]/.test(text) ? `'${text}` : text)));
        expect(parse(writeLines(lines), options)).toEqual(escaped);
      }),
      { numRuns: 100 },
    );
  });
});
