import { expect, it } from 'vitest';
import { isHidden, showColumn } from '../../../../renderer/lookup/columns/hidden-columns.ts';

it('hides and shows one column, and leaves the others as they are', () => {
  expect(showColumn(['transactionId'], 'operation', false)).toEqual(['operation', 'transactionId']);
  expect(showColumn(['operation', 'transactionId'], 'operation', true)).toEqual(['transactionId']);
});

it('hides nothing twice', () => {
  expect(showColumn(['client'], 'client', false)).toEqual(['client']);
  expect(showColumn([], 'client', true)).toEqual([]);
});

it('shows every column that nobody has hidden', () => {
  expect(isHidden(['client'], 'client')).toBe(true);
  expect(isHidden(['client'], 'amount')).toBe(false);
});
