import type { TransactionRow } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.tsx';
import { color } from '../theme/tokens.ts';
import classes from './StateMark.module.css';
import { stateLooks } from './state-look.ts';
import { daysLeft, readAtNow, writeState } from './state-text.ts';

/** So many days before its end an authorization asks for somebody. */
const soon = 2;

/** Icon, word and colour of what a row stands at, always all three; what a cell cuts is in its hint. */
export function StateMark({ row }: { readonly row: Pick<TransactionRow, 'state' | 'operation'> }) {
  const { t } = useTexts();
  const { amount, moment, language } = useFormats();
  const now = Date.now();
  const state = readAtNow(row.state, now);
  const { short, whole } = writeState(state, row, { t, amount, moment, language }, now);
  const { icon: Icon, color: usual } = stateLooks[state.kind];
  const isUrgent = state.kind === 'toCapture' && state.until !== null && daysLeft(state.until, now) <= soon;
  return (
    <span className={classes.mark} style={{ color: color(isUrgent ? 'toSettle' : usual) }} title={hintOf(short, whole)}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      <span className={classes.word}>{short}</span>
    </span>
  );
}

function hintOf(short: string, whole: string): string {
  return whole.startsWith(short) ? whole : `${short}\n${whole}`;
}
