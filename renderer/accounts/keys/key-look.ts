import { Ban, CircleDashed, Hourglass, Lock, type LucideIcon, ServerOff, ShieldCheck } from 'lucide-react';
import type { TokenName } from '../../theme/tokens.ts';
import type { KeyStanding } from './useKey.ts';

/** How it looks where a key stands: a colour, and an icon of its own. */
export const keyLooks: Record<KeyStanding, { readonly icon: LucideIcon; readonly color: TokenName }> = {
  found: { icon: ShieldCheck, color: 'done' },
  inMemory: { icon: Hourglass, color: 'notSent' },
  absent: { icon: CircleDashed, color: 'toSettle' },
  locked: { icon: Lock, color: 'toSettle' },
  unavailable: { icon: ServerOff, color: 'refused' },
  denied: { icon: Ban, color: 'refused' },
};
