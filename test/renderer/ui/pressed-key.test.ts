import { describe, expect, it } from 'vitest';
import { type Pressed, pressedKey } from '../../../renderer/ui/pressed-key.ts';

const press = (pressed: Partial<Pressed>): Pressed => ({
  key: '',
  code: '',
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...pressed,
});

describe('a letter', () => {
  it.each([
    ['r', 'KeyR'],
    ['R', 'KeyR'],
    ['к', 'KeyR'],
    ['К', 'KeyR'],
    ['ρ', 'KeyR'],
    ['ㄱ', 'KeyR'],
    ['ق', 'KeyR'],
  ])('%j on %s is r', (key, code) => {
    expect(pressedKey(press({ key, code }))).toBe('r');
  });

  it('is where the layout has it, as long as that has Latin ones', () => {
    expect(pressedKey(press({ key: 'a', code: 'KeyQ' }))).toBe('a');
    expect(pressedKey(press({ key: 'r', code: 'KeyO' }))).toBe('r');
  });

  it('of no key that has a letter on it is nothing else', () => {
    expect(pressedKey(press({ key: 'é', code: 'Digit2' }))).toBe('é');
  });
});

it('finds / and ? where another script has taken their place', () => {
  expect(pressedKey(press({ key: 'ظ', code: 'Slash' }))).toBe('/');
  expect(pressedKey(press({ key: '؟', code: 'Slash', shiftKey: true }))).toBe('?');
  expect(pressedKey(press({ key: '.', code: 'Slash' }))).toBe('.');
});

it('leaves keys with a name as they are', () => {
  for (const key of ['Escape', 'Enter', 'ArrowDown', ' ']) expect(pressedKey(press({ key }))).toBe(key);
});

it('is silent while a character is composed', () => {
  for (const key of ['Escape', 'Enter', 'r', 'Process']) {
    expect(pressedKey(press({ key, isComposing: true }))).toBeNull();
    expect(pressedKey(press({ key, keyCode: 229 }))).toBeNull();
  }
});
