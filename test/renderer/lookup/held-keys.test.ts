import { expect, it } from 'vitest';
import { waitsForRows } from '../../../renderer/lookup/held-keys.ts';

it.each(['ArrowDown', 'ArrowUp', 'Enter', ' ', 'j', 'k', 'r', 'c', 'v', 'R', 'к'])('%j waits for rows', (key) => {
  expect(waitsForRows(key)).toBe(true);
});

it.each(['/', '?', 'Escape', 'Tab', 'Shift', '1'])('%j does not', (key) => {
  expect(waitsForRows(key)).toBe(false);
});
