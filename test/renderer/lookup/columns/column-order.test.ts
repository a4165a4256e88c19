import fc from 'fast-check';
import { expect, it } from 'vitest';
import { listColumn } from '../../../../contract/index.ts';
import { moveColumn, orderColumns } from '../../../../renderer/lookup/columns/column-order.ts';

it('columns that nobody has moved stand behind those that were, as they usually do', () => {
  expect(orderColumns([])).toEqual(listColumn.options);
  expect(orderColumns(['state', 'amount']).slice(0, 4)).toEqual(['state', 'amount', 'happenedAt', 'operation']);
});

it('a column changes its place with its neighbour, and stays at an end', () => {
  expect(moveColumn([], 'operation', -1).slice(0, 3)).toEqual(['operation', 'happenedAt', 'orderId']);
  expect(moveColumn([], 'happenedAt', -1)).toEqual(listColumn.options);
  expect(moveColumn([], 'state', 1)).toEqual(listColumn.options);
});

it('no column is lost or there twice, whatever is moved', () => {
  const column = fc.constantFrom(...listColumn.options);
  fc.assert(
    fc.property(
      fc.array(column),
      fc.array(fc.tuple(column, fc.constantFrom(-1 as const, 1 as const))),
      (kept, moves) => {
        const order = moves.reduce((now, [each, by]) => moveColumn(now, each, by), kept);
        expect(orderColumns(order).toSorted()).toEqual(listColumn.options.toSorted());
      },
    ),
    { numRuns: 50 },
  );
});
