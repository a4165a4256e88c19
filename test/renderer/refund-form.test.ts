import { beforeEach, describe, expect, it } from 'vitest';
import { emptyForm, findProblems, understand, useRefundForms } from '../../renderer/refund/form.ts';

const left = { minor: 2_070, currency: 'EUR' };
const part = (amountText: string) => ({ ...emptyForm, extent: 'part' as const, amountText });

describe('understand', () => {
  it('takes all that is left as it stands, never as typed text', () => {
    expect(understand({ ...emptyForm, amountText: '9999' }, left, 'en')).toEqual({ kind: 'sure', money: left });
  });

  it.each([
    ['6,95', { kind: 'sure', money: { minor: 695, currency: 'EUR' } }],
    ['20.70', { kind: 'sure', money: left }],
    ['20.71', { kind: 'wrong', problem: 'aboveLeft' }],
    ['', { kind: 'wrong', problem: 'empty' }],
    ['six', { kind: 'wrong', problem: 'notANumber' }],
    ['2.614', { kind: 'ambiguous', readings: [{ minor: 261_400, currency: 'EUR' }] }],
  ])('reads a part %j', (text, understanding) => {
    expect(understand(part(text), left, 'en')).toEqual(understanding);
  });
});

describe('findProblems', () => {
  it('says everything at once', () => {
    const form = part('');
    expect(findProblems(form, understand(form, left, 'en'))).toEqual({ amount: 'empty', reason: 'missing' });
    const ambiguous = { ...part('2.614'), reason: 'fraud' as const };
    expect(findProblems(ambiguous, understand(ambiguous, left, 'en'))).toEqual({ amount: 'ambiguous' });
  });

  it('is silent when all is well', () => {
    const form = { ...part('5'), reason: 'duplicate' as const };
    expect(findProblems(form, understand(form, left, 'en'))).toEqual({});
  });
});

describe('what was typed', () => {
  beforeEach(() => useRefundForms.setState({ forms: {} }));

  it('stays for its transaction until it is discarded', () => {
    const { change, discard } = useRefundForms.getState();
    change('SHOP/A1', { amountText: '5' });
    change('SHOP/A1', { note: 'n' });
    change('SHOP/A2', { note: 'other' });
    expect(useRefundForms.getState().forms['SHOP/A1']).toEqual({ ...emptyForm, amountText: '5', note: 'n' });
    discard('SHOP/A1');
    expect(Object.keys(useRefundForms.getState().forms)).toEqual(['SHOP/A2']);
  });
});
