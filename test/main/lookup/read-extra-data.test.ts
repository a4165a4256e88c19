import fc from 'fast-check';
import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { readExtraData } from '../../../main/lookup/read-extra-data.ts';
import { containsCardNumber } from '../../../protocol/card-number.ts';

/** An id of ours that has by chance what passes for a card number in it. */
const unlucky = Array.from(
  { length: 100 },
  (_, last) => `01a202e0-6d8c-7abc-9abc-4111111111${String(last).padStart(2, '0')}`,
).find(containsCardNumber);

describe('EXTRADATA', () => {
  it('keeps an id of ours whole, also an unlucky one, in both forms', () => {
    expect(unlucky).toBeDefined();
    for (const id of [unlucky ?? '', createId()]) {
      expect(readExtraData(id)).toBe(id);
      expect(readExtraData(`be2bill-console ${id}`)).toBe(`be2bill-console ${id}`);
    }
  });

  it('is cut where a shop put a card number into it', () => {
    for (const text of ['1111222233334444', 'card 1111-2222-3333-4444', `${unlucky} 1111222233334444`]) {
      expect(containsCardNumber(readExtraData(text))).toBe(false);
    }
  });

  it('never keeps a card number that is not inside an id of ours', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before}1111222233334444${after}`;
        fc.pre(containsCardNumber(text));
        expect(containsCardNumber(readExtraData(text))).toBe(false);
      }),
    );
  });
});
