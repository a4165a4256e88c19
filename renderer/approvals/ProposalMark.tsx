import { Ban, Check, Clock, type LucideIcon, RotateCcw, Send, TimerOff, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProposalState } from '../../contract/index.ts';
import { color, type TokenName } from '../theme/tokens.ts';
import classes from './ProposalMark.module.css';

const looks: Readonly<Record<ProposalState, { readonly icon: LucideIcon; readonly color: TokenName }>> = {
  waiting: { icon: Clock, color: 'waiting' },
  approved: { icon: Check, color: 'done' },
  rejected: { icon: Ban, color: 'refused' },
  withdrawn: { icon: Undo2, color: 'notSent' },
  expired: { icon: TimerOff, color: 'notSent' },
  outdated: { icon: RotateCcw, color: 'toSettle' },
  used: { icon: Send, color: 'done' },
};

/** Where a proposal stands: icon, word and colour, always all three. */
export function ProposalMark({ state }: { readonly state: ProposalState }) {
  const { t } = useTranslation();
  const { icon: Icon, color: token } = looks[state];
  return (
    <span className={classes.mark} style={{ color: color(token) }}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      {t(`approval.state.${state}`)}
    </span>
  );
}
