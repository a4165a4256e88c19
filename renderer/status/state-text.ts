import type { TFunction } from 'i18next';
import {
  assertNever,
  type ChainStateView,
  explainExeccode,
  type Language,
  type Money,
  type TransactionRow,
} from '../../contract/index.ts';

/** A state in a few words, for a cell, and whole, for whoever points at it. */
export interface StateText {
  readonly short: string;
  readonly whole: string;
}

/** By what states are written: words, amounts and moments of the person. */
export interface StateWriting {
  readonly t: TFunction;
  readonly amount: (money: Money) => string;
  readonly moment: (instant: number) => string;
  readonly language: Language;
}

/** A day, in milliseconds. */
const day = 86_400_000;

/** What the window knows by its own clock: an authorization of which the time has come is not to be captured any more. */
export function readAtNow(state: ChainStateView, now: number): ChainStateView {
  if (state.kind !== 'toCapture' || state.until === null || now <= state.until) return state;
  return { kind: 'expired', since: state.until };
}

/** How many whole days are left after today, of what ends with a day. */
export function daysLeft(until: number, now: number): number {
  return Math.max(0, Math.floor((until - now) / day));
}

/** The words of a state as of `now`, in milliseconds UTC. */
export function writeState(
  state: ChainStateView,
  { operation }: Pick<TransactionRow, 'operation'>,
  writing: StateWriting,
  now: number,
): StateText {
  const { t, amount, moment, language } = writing;
  const same = (text: string): StateText => ({ short: text, whole: text });
  switch (state.kind) {
    case 'partlyRefunded': {
      const left = amount({ minor: state.left, currency: state.currency });
      return same(t('state.partlyRefunded', { left }));
    }
    case 'unsure': {
      const [left, most] = [state.left, state.leftAtMost].map((minor) => amount({ minor, currency: state.currency }));
      return { short: t('state.unsure'), whole: t('state.unsureWhole', { left, most }) };
    }
    case 'refused': {
      const { meaning } = explainExeccode(state.code, language);
      const reason = t(`state.reason.${state.code}`, { defaultValue: '' });
      const short = reason === '' ? t('state.refusedCode', { code: state.code }) : t('state.refused', { reason });
      return { short, whole: `${meaning} (${state.code})` };
    }
    case 'toCapture': {
      if (state.until === null) return same(t('state.toCapture'));
      const left = daysLeft(state.until, now);
      const short = left === 0 ? t('state.toCaptureToday') : t('state.toCaptureDays', { count: left });
      const whole = t(state.mayBeOver ? 'state.toCapturePerhaps' : 'state.toCaptureUntil', {
        until: moment(state.until),
      });
      return { short, whole };
    }
    case 'expired':
      return { short: t('state.expired'), whole: t('state.expiredSince', { since: moment(state.since) }) };
    case 'done':
      return same(t(operation === 'stopntimes' ? 'state.stopped' : 'state.done'));
    case 'paid':
    case 'refunded':
    case 'chargedBack':
    case 'voided':
    case 'pending':
    case 'unknown':
      return { short: t(`state.${state.kind}`), whole: t(`state.${state.kind}Whole`) };
    default:
      return assertNever(state);
  }
}
