import fc from 'fast-check';
import { largestStep } from './step.ts';

/** A story as numbers: its setting, and one to twenty steps. */
export const storyNumbers: fc.Arbitrary<readonly [head: number, steps: readonly number[]]> = fc.tuple(
  fc.nat({ max: 511 }),
  fc.array(fc.nat({ max: largestStep }), { minLength: 1, maxLength: 20, size: 'max' }),
);
