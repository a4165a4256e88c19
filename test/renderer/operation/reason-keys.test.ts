import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../../contract/index.ts';
import { reasonOfKey } from '../../../renderer/operation/reason-keys.ts';

const press = (key: string, code = `Digit${key}`, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('a digit', () => {
  it('stands for the reason at its place of the list', () => {
    expect(reasonsOf.refund.map((_, index) => reasonOfKey('refund', press(String(index + 1))))).toEqual(
      reasonsOf.refund,
    );
    expect(reasonOfKey('capture', press('4'))).toBeUndefined();
  });

  it('is read by its place where the row above the letters gives signs, and from the other block', () => {
    expect(reasonOfKey('refund', press('&', 'Digit1'))).toBe('customerRequest');
    expect(reasonOfKey('refund', press('2', 'Numpad2'))).toBe('goodsReturned');
  });

  it('is none with a key that makes a command of it', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey']) {
      expect(reasonOfKey('refund', press('1', 'Digit1', { [held]: true }))).toBeUndefined();
    }
  });
});
