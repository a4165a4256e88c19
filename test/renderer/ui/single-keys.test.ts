import { describe, expect, it } from 'vitest';
import { actsAlone } from '../../../renderer/ui/single-keys.ts';

describe('a key that is pressed alone', () => {
  it.each([
    ['r', true, true],
    ['r', false, false],
    ['/', false, false],
    ['?', false, false],
    ['Escape', false, true],
  ])('%s acts where single keys are %s: %s', (key, on, acts) => {
    expect(actsAlone(key, on)).toBe(acts);
  });
});
