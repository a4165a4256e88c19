import { useTranslation } from 'react-i18next';
import type { BalanceDoubtView } from '../../contract/index.ts';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './UnsureNote.module.css';

interface UnsureNoteProps {
  readonly unsure: readonly BalanceDoubtView[];
  /** Captures that are counted here though no source says whose they are. */
  readonly presumed: readonly string[];
  readonly accountId: string;
}

/** Why the sums are not certain, each in a sentence, with the rows that make them so. */
export function UnsureNote({ unsure, presumed, accountId }: UnsureNoteProps) {
  const { t } = useTranslation();
  const { follow } = useWindow();
  // Rows that cannot be read are named in a place of their own.
  const named = [
    ...unsure.filter((doubt) => doubt.kind !== 'unreadableRow'),
    ...(presumed.length > 0 ? [{ kind: 'presumedCapture', transactionIds: presumed } as const] : []),
  ];
  return named.map(({ kind, transactionIds }) => (
    <Notice key={kind}>
      {t(`balance.unsure.${kind}`, { count: transactionIds.length })}
      <span className={classes.ids}>
        {transactionIds.map((transactionId) => (
          <button
            key={transactionId}
            type="button"
            className={classes.link}
            aria-label={t('balance.unsure.open', { id: transactionId })}
            onClick={() => follow({ accountId, transactionId })}
          >
            <ForeignText text={transactionId} />
          </button>
        ))}
      </span>
    </Notice>
  ));
}
