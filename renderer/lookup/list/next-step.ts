import { pageSize } from './page.ts';
import type { Sight } from './run.ts';

/** A page that is nearer to what is in sight than so many rows is loaded. */
const lookAhead = 50;

/** Rows further from what is in sight than this are let go. */
export const keptAround = 4 * pageSize;

/** What a list knows when it is looked at. */
export interface Looked {
  /** How many rows are loaded. */
  readonly loaded: number;
  readonly hasBelow: boolean;
  readonly hasAbove: boolean;
  /** Whether a person has scrolled since. */
  readonly moved: boolean;
  /** Whether the search goes back in steps, which may find nothing for long. */
  readonly stepping: boolean;
}

/**
 * What a list does about what is in sight. Where somebody scrolls, the next page is there before it is needed; what stands
 * still, or a search in steps, needs no more than fills it, so that a change is answered by one page.
 */
export function nextStep({ first, last }: Sight, looked: Looked): 'loadBelow' | 'loadAbove' | 'letGo' | null {
  const ahead = looked.moved && !looked.stepping ? lookAhead : 1;
  if (looked.hasBelow && looked.loaded - 1 - last < ahead) return 'loadBelow';
  if (looked.hasAbove && first < ahead) return 'loadAbove';
  return looked.loaded > 3 * keptAround ? 'letGo' : null;
}
