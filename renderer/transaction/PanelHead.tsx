import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TransactionRow } from '../../contract/index.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { SignedAmount } from '../operation/SignedAmount.tsx';
import { StateMark } from '../status/StateMark.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './PanelHead.module.css';

interface PanelHeadProps {
  readonly transactionId: string;
  /** Null while it is read. */
  readonly row: TransactionRow | null;
  readonly onClose: () => void;
}

/** What it is, in one breath: "Refund −16.20 €, Done, 14 Nov"; then the id. It has one height, read or not. */
export function PanelHead({ transactionId, row, onClose }: PanelHeadProps) {
  const { t } = useTranslation();
  const when = useWhenTexts();
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <h2 className={classes.title}>
          {row ? (
            <>
              {t(`operation.${row.operation}`)}{' '}
              <SignedAmount
                operation={row.operation}
                amount={row.amount}
                moved={row.status === 'succeeded' && !row.voided}
                currencyKnown={row.currencyKnown}
              />
            </>
          ) : (
            <Skeleton component="span" display="inline-block" height={18} width={160} />
          )}
        </h2>
        <Tooltip label={t('transaction.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('transaction.close')} onClick={onClose}>
            <X size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p className={classes.state}>
        {row && (
          <>
            <StateMark row={row} />
            {row.voided && row.state.kind !== 'voided' && <span className={classes.voided}>{t('status.voided')}</span>}
            <Tooltip label={when.exact(row)}>
              <span className="numeric">{when.moment(row)}</span>
            </Tooltip>
          </>
        )}
      </p>
      <p className={classes.id}>
        <ForeignText className="identifier" text={transactionId} />
        <CopyButton text={transactionId} label={t('copy.id')} copiedLabel={t('copy.done')} />
      </p>
    </header>
  );
}
