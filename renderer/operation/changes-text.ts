import { useTranslation } from 'react-i18next';
import type { DraftView, Money } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import type { Change, Renewal } from './steps.ts';

interface RenewalText {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What is not as it was on the earlier review: the kinds of change, the figures that came of them, and what has to be answered. */
export function useRenewalText(): (renewal: Renewal, draft: DraftView) => RenewalText {
  const { t } = useTranslation();
  const formats = useFormats();
  const write = ({ before, now }: Moved) => ({ before: formats.amount(before), now: formats.amount(now) });
  return (renewal, draft) => {
    const { earlier } = renewal;
    const left = draft.operation.operation === 'refund' ? findMoved(earlier.before, draft.before) : null;
    const amount = findMoved(earlier.operation.amount, draft.operation.amount);
    const changes = renewal.kind === 'changed' ? renewal.changes : [];
    return {
      title: t(renewal.kind === 'changed' ? 'changed.title' : `changed.${renewal.kind}`),
      sentences: [
        ...changes
          .filter((change) => change !== 'guards')
          .map((change) => t(`changed.${left && change === 'transactions' ? 'money' : change}`)),
        // All that is left is one figure, and said once.
        ...(left ? [t(amount?.now.minor === left.now.minor ? 'changed.leftAll' : 'changed.left', write(left))] : []),
        ...(amount && amount.now.minor !== left?.now.minor ? [t('changed.amount', write(amount))] : []),
        // Its question follows.
        ...(changes.includes('guards') ? [t('changed.guards')] : []),
      ],
    };
  };
}

/** The same in one line, where there is no review to show it in. */
export function useChangesText(): (changes: readonly Change[]) => string {
  const { t } = useTranslation();
  return (changes) =>
    [
      t('refusal.changedSinceReview'),
      ...changes.map((change) => t(`changed.${change}`)),
      t('changed.nothingSent'),
    ].join(' ');
}

interface Moved {
  readonly before: Money;
  readonly now: Money;
}

function findMoved(before: Money | null, now: Money | null): Moved | null {
  return before && now && before.minor !== now.minor ? { before, now } : null;
}
