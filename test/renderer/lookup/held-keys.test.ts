import { expect, it } from 'vitest';
import { holdKey, waitsForRows } from '../../../renderer/lookup/held-keys.ts';

it.each(['ArrowDown', 'ArrowUp', 'Home', 'PageDown', 'Enter', ' ', 'j', 'k', 'r', 'c', 'v', 'R', 'к'])(
  '%j waits for rows',
  (key) => {
    expect(waitsForRows(key)).toBe(true);
  },
);

it.each(['/', '?', 'Escape', 'Tab', 'Shift', '1'])('%j does not', (key) => {
  expect(waitsForRows(key)).toBe(false);
});

it('holds an end of the list once, and other keys as often as they are pressed', () => {
  const pressed = ['End', 'End', 'ArrowUp', 'ArrowUp', 'End'];
  expect(pressed.reduce<readonly string[]>(holdKey, [])).toEqual(['End', 'ArrowUp', 'ArrowUp', 'End']);
});
