import { Ban, Check, CircleDashed, Clock, Loader, type LucideIcon, TriangleAlert } from 'lucide-react';
import { assertNever, type OperationState, type Status } from '../../contract/index.ts';
import type { TokenName } from '../theme/tokens.ts';

/** How a status looks: a colour, and an icon of its own, so that nobody depends on the colour. */
export interface StatusLook {
  readonly icon: LucideIcon;
  readonly color: TokenName;
}

export const statusLooks: Record<Status, StatusLook> = {
  succeeded: { icon: Check, color: 'done' },
  waiting: { icon: Clock, color: 'waiting' },
  unknown: { icon: TriangleAlert, color: 'toSettle' },
  refused: { icon: Ban, color: 'refused' },
  notSent: { icon: CircleDashed, color: 'notSent' },
  underWay: { icon: Loader, color: 'waiting' },
};

/** The status word of an operation of this desk. */
export function statusOf(state: OperationState): Status {
  switch (state) {
    case 'succeeded':
    case 'refused':
    case 'notSent':
    case 'unknown':
      return state;
    case 'pending':
      return 'waiting';
    case 'drafted':
    case 'confirmed':
    case 'sending':
      return 'underWay';
    default:
      return assertNever(state);
  }
}
