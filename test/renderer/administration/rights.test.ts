import { expect, it } from 'vitest';
import type { HeldRightView, RightFigures } from '../../../contract/index.ts';
import { findChanges, groupHeld } from '../../../renderer/administration/held-rights.ts';
import { beginRight, type RightForm, readRight } from '../../../renderer/administration/right-form.ts';

const figures: RightFigures = { most: 50_000, alone: 20_000, day: null, approve: null };
const nothing: RightFigures = { most: null, alone: null, day: null, approve: null };
const right = (operation: HeldRightView['operation'], more: Partial<HeldRightView> = {}): HeldRightView => ({
  accountId: 'SHOP',
  operation,
  currency: 'EUR',
  figures,
  ...more,
});

it('rights with the same figures on one account stand together, and what allows nothing stands nowhere', () => {
  const groups = groupHeld([
    right('refund'),
    right('capture'),
    right('void', { accountId: null }),
    right('credit', { figures: { ...figures, day: 1 } }),
    right('payment', { currency: 'USD' }),
    right('stopntimes', { figures: nothing }),
  ]);
  expect(groups.map(({ operations }) => operations)).toEqual([
    ['refund', 'capture'],
    ['void'],
    ['credit'],
    ['payment'],
  ]);
});

it('only what becomes another one is changed, beside what it was', () => {
  const held = [right('refund'), right('capture', { figures: nothing })];
  const wanted = { accountId: 'SHOP', currency: 'EUR', operations: ['refund', 'capture', 'void'], figures } as const;
  const to = { accountId: 'SHOP', currency: 'EUR' };
  expect(findChanges(held, wanted)).toEqual([
    { ...to, operation: 'capture', before: nothing, after: figures },
    { ...to, operation: 'void', before: null, after: figures },
  ]);
  // On another account nobody has any right yet; a right to nothing beside none is no change.
  expect(findChanges(held, { ...wanted, accountId: null })).toHaveLength(3);
  expect(findChanges(held, { ...wanted, figures: nothing })).toEqual([
    { ...to, operation: 'refund', before: figures, after: nothing },
  ]);
});

it('what is typed is read with care, and empty is what it says beside the field', () => {
  const write = ({ minor }: { readonly minor: number }) => (minor / 100).toFixed(2);
  const begun = beginRight({ ...right('refund'), operations: ['refund'] }, 'EUR', write);
  expect(begun.texts).toEqual({ most: '500.00', alone: '200.00', day: '', approve: '' });
  expect(readRight(begun, 'en-GB')).toEqual({ figures });
  const typed = (texts: Partial<RightForm['texts']>, more: Partial<RightForm> = {}) =>
    readRight({ ...begun, ...more, texts: { ...begun.texts, ...texts } }, 'en-GB');
  expect(typed({ most: '', alone: '', approve: '1000' })).toEqual({ figures: { ...nothing, approve: 100_000 } });
  expect(typed({ alone: '500.01' })).toMatchObject({ problems: { figures: { alone: 'aboveMost' } } });
  expect(typed({ most: '' })).toMatchObject({ problems: { figures: { alone: 'aboveMost' } } });
  expect(typed({ day: 'plenty' })).toMatchObject({ problems: { figures: { day: 'notANumber' } } });
  expect(typed({ most: '1.234' })).toMatchObject({ problems: { figures: { most: 'ambiguous' } } });
  expect(typed({}, { operations: [] })).toMatchObject({ problems: { noOperation: true } });
  expect(beginRight(null, 'USD', write)).toMatchObject({ currency: 'USD', accountId: null, operations: [] });
});
