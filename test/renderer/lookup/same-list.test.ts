import { expect, it } from 'vitest';
import { isSameList, type Sought } from '../../../renderer/lookup/list/page.ts';

const list = {
  text: 'W-104782',
  meaning: 'a',
  order: { by: 'amount', direction: 'descending' },
  grouping: 'flat',
} as const;

it('is the same list where it was asked for anew', () => {
  expect(isSameList(list, { ...list, order: { ...list.order } })).toBe(true);
});

it.each<[string, Sought]>([
  ['text', { ...list, text: 'W-104785' }],
  ['text, of which one is the beginning', { ...list, text: 'W-10478' }],
  ['meaning, as a day that is over', { ...list, meaning: 'b' }],
  ['column', { ...list, order: { ...list.order, by: 'happenedAt' } }],
  ['direction', { ...list, order: { ...list.order, direction: 'ascending' } }],
  ['grouping', { ...list, grouping: 'chains' }],
])('is an older list where the new one has another %s: its rows are inert', (_, other) => {
  expect(isSameList(list, other)).toBe(false);
  expect(isSameList(other, list)).toBe(false);
});
