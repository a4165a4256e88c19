import { useTranslation } from 'react-i18next';
import type { BalanceDoubtView } from '../../contract/index.ts';
import { Notice } from '../ui/Notice.tsx';
import { RowLinks } from './RowLinks.tsx';

interface UnsureNoteProps {
  readonly unsure: readonly BalanceDoubtView[];
  /** Captures that are counted here though no source says whose they are. */
  readonly presumed: readonly string[];
  readonly accountId: string;
}

/** Why the sums are not certain, each in a sentence, with the rows that make them so. */
export function UnsureNote({ unsure, presumed, accountId }: UnsureNoteProps) {
  const { t } = useTranslation();
  // Rows that cannot be read are named in a place of their own.
  const named = [
    ...unsure.filter((doubt) => doubt.kind !== 'unreadableRow'),
    ...(presumed.length > 0 ? [{ kind: 'presumedCapture', transactionIds: presumed } as const] : []),
  ];
  return named.map(({ kind, transactionIds }) => (
    <Notice key={kind}>
      {t(`balance.unsure.${kind}`, { count: transactionIds.length })}
      <RowLinks accountId={accountId} transactionIds={transactionIds} />
    </Notice>
  ));
}
