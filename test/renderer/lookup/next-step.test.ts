import { describe, expect, it } from 'vitest';
import { keptAround, nextStep } from '../../../renderer/lookup/list/next-step.ts';

const looked = { loaded: 100, hasBelow: true, hasAbove: true, moved: true, stepping: false };
const see = (first: number, last: number) => ({ first, last, at: first });

describe('a list that is looked at', () => {
  it('loads the page that a hand comes near to, below before above', () => {
    expect(nextStep(see(60, 80), looked)).toBe('loadBelow');
    expect(nextStep(see(0, 20), looked)).toBe('loadAbove');
    expect(nextStep(see(0, 99), looked)).toBe('loadBelow');
    expect(nextStep(see(60, 80), { ...looked, hasBelow: false })).toBe(null);
    expect(nextStep(see(0, 20), { ...looked, hasAbove: false })).toBe(null);
  });

  it('loads nothing while it stands still, unless there is room for more', () => {
    const still = { ...looked, moved: false };
    expect(nextStep(see(60, 80), still)).toBe(null);
    expect(nextStep(see(80, 99), still)).toBe('loadBelow');
    expect(nextStep(see(0, 20), still)).toBe('loadAbove');
  });

  it('goes back in steps until what is in sight is full', () => {
    const stepping = { ...looked, loaded: 30, hasAbove: false, stepping: true };
    expect(nextStep(see(0, 29), stepping)).toBe('loadBelow');
    expect(nextStep(see(0, 20), stepping)).toBe(null);
    expect(nextStep(see(0, 0), { ...stepping, loaded: 0 })).toBe('loadBelow');
    expect(nextStep(see(0, 0), { ...stepping, loaded: 0, hasBelow: false })).toBe(null);
  });

  it('lets go of rows once there are many', () => {
    expect(nextStep(see(600, 620), { ...looked, loaded: 3 * keptAround })).toBe(null);
    expect(nextStep(see(600, 620), { ...looked, loaded: 3 * keptAround + 1 })).toBe('letGo');
  });
});
