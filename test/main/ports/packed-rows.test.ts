import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  countRows,
  packRows,
  rowsBehind,
  rowsTogether,
  unpackByParts,
  unpackRows,
} from '../../../main/ports/packed-rows.ts';
import { row } from '../ledger/samples.ts';

it('rows are the same once they are unpacked, whichever of them were taken before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 3 * rowsTogether }),
      fc.nat(20),
      fc.nat(20),
      (names, first, second) => {
        const rows = names.map((clientName) => row({}, { clientName }));
        const left = rowsBehind(rowsBehind(packRows(rows), first), second);
        expect(unpackRows(left)).toEqual(rows.slice(first + second));
        expect(countRows(left)).toBe(rows.slice(first + second).length);
        expect([...unpackByParts(rowsBehind(packRows(rows), first))].flat()).toEqual(rows.slice(first));
        expect(unpackRows(rowsBehind(rows, first))).toEqual(rows.slice(first));
      },
    ),
    { numRuns: 100 },
  );
});
