import type { PreparationView } from '../../../contract/index.ts';
import type { Preparation } from '../../ledger/prepare.ts';

/** How far the ledger is made anew, for the window; null once it can be written. */
export function describePreparation(preparation: Preparation | null): PreparationView | null {
  if (preparation === null) return null;
  const { because, done, total, left, failed } = preparation;
  return { because, done, total, left: left === null ? null : Math.round(left), failed };
}
