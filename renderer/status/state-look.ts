import {
  Ban,
  Check,
  CircleQuestionMark,
  Clock,
  Hourglass,
  ShieldAlert,
  TimerOff,
  TriangleAlert,
  Undo2,
  X,
} from 'lucide-react';
import type { ChainStateView } from '../../contract/index.ts';
import type { StatusLook } from './look.ts';

/** How a state looks: an icon of its own, and the colour of what is to be done about it. */
export const stateLooks: Readonly<Record<ChainStateView['kind'], StatusLook>> = {
  paid: { icon: Check, color: 'done' },
  done: { icon: Check, color: 'done' },
  partlyRefunded: { icon: Undo2, color: 'done' },
  refunded: { icon: Undo2, color: 'notSent' },
  voided: { icon: X, color: 'notSent' },
  chargedBack: { icon: ShieldAlert, color: 'refused' },
  toCapture: { icon: Hourglass, color: 'waiting' },
  expired: { icon: TimerOff, color: 'notSent' },
  pending: { icon: Clock, color: 'waiting' },
  refused: { icon: Ban, color: 'refused' },
  unknown: { icon: TriangleAlert, color: 'toSettle' },
  unsure: { icon: CircleQuestionMark, color: 'toSettle' },
};
