import { expect, it } from 'vitest';
import { findFieldFaults } from '../../renderer/charge/charge-fields.ts';

const fields = {
  order: 'W-1',
  description: 'Second delivery',
  agreement: 'contract of May',
  client: 'c-7',
  email: 'j.snow@example.com',
  captureDay: '',
};

it.each([
  ['W-1', []],
  ['  ', [{ fieldId: 'charge-order', problem: 'orderMissing' }]],
  ['W-1;W-2', [{ fieldId: 'charge-order', problem: 'orderOfSeveral' }]],
])('the order %j of a charge has its fault named at its field', (order, faults) => {
  expect(findFieldFaults('payment', { ...fields, order }, '')).toEqual(faults);
});
