import { Check, type LucideIcon, Minus, TriangleAlert, X } from 'lucide-react';
import type { ConnectionOutcome } from '../../contract/index.ts';
import type { TokenName } from '../theme/tokens.ts';

/** How the outcome of a step looks: a colour, and an icon of its own. */
export const stepLooks: Record<ConnectionOutcome, { readonly icon: LucideIcon; readonly color: TokenName }> = {
  passed: { icon: Check, color: 'done' },
  warned: { icon: TriangleAlert, color: 'toSettle' },
  failed: { icon: X, color: 'refused' },
  skipped: { icon: Minus, color: 'notSent' },
};
