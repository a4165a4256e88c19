import { expect, it } from 'vitest';
import { orderBy, timeDirection } from '../../../renderer/lookup/list-order.ts';

const byDate = { by: 'happenedAt', direction: 'descending' } as const;

it('a column is sorted by as it is mostly wanted, and then the other way round', () => {
  const byAmount = orderBy('amount', byDate);
  expect(byAmount).toEqual({ by: 'amount', direction: 'descending' });
  expect(orderBy('amount', byAmount)).toEqual({ by: 'amount', direction: 'ascending' });
  expect(orderBy('client', byAmount)).toEqual({ by: 'client', direction: 'ascending' });
  expect(orderBy('happenedAt', byAmount)).toEqual(byDate);
});

it('a list goes by time where it is sorted by date, or is too long to be sorted', () => {
  expect(timeDirection(byDate, false)).toBe('descending');
  expect(timeDirection({ by: 'happenedAt', direction: 'ascending' }, false)).toBe('ascending');
  expect(timeDirection({ by: 'amount', direction: 'ascending' }, false)).toBeNull();
  expect(timeDirection({ by: 'amount', direction: 'ascending' }, true)).toBe('descending');
});
