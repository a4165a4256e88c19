import { beforeEach, expect, it } from 'vitest';
import { mostPicked } from '../../../contract/index.ts';
import { pickedFor, toggleRow, usePickedRows } from '../../../renderer/lookup/picked-rows.ts';

const key = (transactionId: string, accountId = 'SHOP') => ({ accountId, transactionId });
const store = usePickedRows.getState;

beforeEach(() => usePickedRows.setState(usePickedRows.getInitialState(), true));

it('takes a row, and the same one of another account, and puts back the one that is meant', () => {
  store().toggle('snow', key('A1'));
  store().toggle('snow', key('A1', 'OTHER'));
  store().toggle('snow', key('A2'));
  store().toggle('snow', key('A1'));
  expect(pickedFor(store(), 'snow')).toEqual([key('A1', 'OTHER'), key('A2')]);
});

it('never holds rows of another question, not even beside new ones', () => {
  store().toggle('snow', key('A1'));
  expect(pickedFor(store(), 'rain')).toEqual([]);
  store().toggle('rain', key('B1'));
  expect(pickedFor(store(), 'rain')).toEqual([key('B1')]);
  expect(pickedFor(store(), 'snow')).toEqual([]);
});

it('is empty once it is cleared', () => {
  store().toggle('snow', key('A1'));
  store().clear();
  expect(pickedFor(store(), 'snow')).toEqual([]);
});

it('takes no more rows than main adds up, and still puts one back', () => {
  const full = { question: '', keys: Array.from({ length: mostPicked }, (_, index) => key(`A${index}`)) };
  expect(toggleRow(full, '', key('B1')).keys).toHaveLength(mostPicked);
  expect(toggleRow(full, '', key('A0')).keys).toHaveLength(mostPicked - 1);
});
