import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './Balance.module.css';
import { UnsureNote } from './UnsureNote.tsx';

interface BalanceProps {
  readonly balance: BalanceView;
  /** Whose it is: the account's ids lead to what makes it unsure. */
  readonly accountId: string;
  /** Stands beside the age: a way to make it younger. */
  readonly children?: ReactNode;
}

/** What is left, large; how it comes about, small; how fresh it is and who says so. */
export function Balance({ balance, accountId, children }: BalanceProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { currency, paid, refunded, inFlight, left, leftAtMost, authorised, asOf, source } = balance;
  const show = (minor: number) => formats.amount({ minor, currency });
  const uncaptured = paid === 0 && authorised > 0;
  const isRefunded = paid > 0 && refunded >= paid && leftAtMost === 0;
  const isRange = !uncaptured && leftAtMost > left;
  return (
    <div>
      <p className={classes.left}>
        <span className="numeric">{show(uncaptured ? authorised : isRefunded ? refunded : left)}</span>{' '}
        <span className={classes.word}>
          {t(
            uncaptured
              ? 'balance.setAside'
              : isRefunded
                ? 'balance.refundedInFull'
                : isRange
                  ? 'balance.leftForCertain'
                  : 'balance.left',
          )}
        </span>
        {isRange && <span className={classes.most}>{t('balance.leftAtMost', { amount: show(leftAtMost) })}</span>}
      </p>
      <UnsureNote unsure={balance.unsure} presumed={balance.presumed} accountId={accountId} />
      <dl className={classes.lines}>
        {uncaptured ? (
          <>
            <Line label={t('balance.authorised')} value={show(authorised)} />
            <Line label={t('balance.captured')} value={show(paid)} />
          </>
        ) : (
          <>
            <Line label={t('balance.paid')} value={show(paid)} />
            <Line label={t('balance.refunded')} value={show(refunded)} />
          </>
        )}
        <Line label={t('balance.inFlight')} value={show(inFlight)} stressed={inFlight > 0} />
      </dl>
      <Tooltip label={formats.exactMoment(asOf)}>
        <p className={classes.age}>{t(`balance.asOf.${source}`, { ago: formats.ago(asOf) })}</p>
      </Tooltip>
      {children}
    </div>
  );
}

function Line({ label, value, stressed = false }: { label: string; value: string; stressed?: boolean }) {
  return (
    <div className={classes.line} data-stressed={stressed || undefined}>
      <dt>{label}</dt>
      <dd className="numeric">{value}</dd>
    </div>
  );
}
