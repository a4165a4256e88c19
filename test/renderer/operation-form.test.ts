import { beforeEach, describe, expect, it } from 'vitest';
import {
  emptyForm,
  findAmountProblem,
  keyOf,
  understandAmount,
  understandExtent,
  useOperationForms,
} from '../../renderer/operation/form.ts';

const left = { minor: 2_070, currency: 'EUR' };
const part = (amountText: string) => ({ ...emptyForm, extent: 'part' as const, amountText });

it('a key that is offered is asked for to the letter, and one that was typed without blanks around it', () => {
  expect([keyOf(null, ' W-1 '), keyOf(' W-2 ', ' W-1 '), keyOf('', 'W-1')]).toEqual([' W-1 ', 'W-2', '']);
});

describe('understandExtent', () => {
  it('takes all that is left as it stands, never as typed text', () => {
    expect(understandExtent({ ...emptyForm, amountText: '9999' }, left, 'en')).toEqual({ kind: 'sure', money: left });
  });

  it.each([
    ['6,95', { kind: 'sure', money: { minor: 695, currency: 'EUR' } }],
    ['20.70', { kind: 'sure', money: left }],
    ['20.71', { kind: 'wrong', problem: 'aboveLimit' }],
    ['', { kind: 'wrong', problem: 'empty' }],
    ['six', { kind: 'wrong', problem: 'notANumber' }],
    ['2.614', { kind: 'ambiguous', readings: [{ minor: 261_400, currency: 'EUR' }] }],
  ])('reads a part %j', (text, understanding) => {
    expect(understandExtent(part(text), left, 'en')).toEqual(understanding);
  });
});

describe('understandAmount', () => {
  it('has no limit of its own where the operation has none: a credit may be more than the debit', () => {
    const money = { minor: 9_999_900, currency: 'EUR' };
    expect(understandAmount('99,999.00', 'EUR', null, 'en')).toEqual({ kind: 'sure', money });
    expect(understandAmount('99,999.00', 'EUR', left, 'en')).toEqual({ kind: 'wrong', problem: 'aboveLimit' });
  });

  it('still refuses more than the gateway takes', () => {
    expect(understandAmount('99999999999.00', 'EUR', null, 'en')).toEqual({ kind: 'wrong', problem: 'tooLarge' });
  });
});

describe('findAmountProblem', () => {
  it.each([
    ['', 'empty'],
    ['2.614', 'ambiguous'],
    ['5', undefined],
  ])('of %j is %s', (text, problem) => {
    expect(findAmountProblem(understandExtent(part(text), left, 'en'))).toBe(problem);
  });
});

describe('what was typed', () => {
  beforeEach(() => useOperationForms.setState({ forms: {} }));

  it('stays for its operation and transaction until it is discarded', () => {
    const { change, discard } = useOperationForms.getState();
    change('sandbox/refund:SHOP/A1', { amountText: '5' });
    change('sandbox/refund:SHOP/A1', { note: 'n' });
    change('sandbox/credit:SHOP/A1', { note: 'other' });
    expect(useOperationForms.getState().forms['sandbox/refund:SHOP/A1']).toEqual({
      ...emptyForm,
      amountText: '5',
      note: 'n',
    });
    discard('sandbox/refund:SHOP/A1');
    expect(Object.keys(useOperationForms.getState().forms)).toEqual(['sandbox/credit:SHOP/A1']);
  });
});
