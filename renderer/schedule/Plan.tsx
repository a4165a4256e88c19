import { CircleDashed, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useWhenTexts } from '../i18n/when-text.ts';
import { useWindow } from '../state/window.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import classes from './Plan.module.css';

interface PlanProps {
  readonly plan: PlanView;
  /** The TRANSACTIONID that is open, which needs no way to itself. */
  readonly current: string;
}

/** The dates of an n-times plan: what was collected, each with a way to it, and what is to come. */
export function Plan({ plan, current }: PlanProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const when = useWhenTexts();
  const { follow } = useWindow();
  const total = plan.instalments.length;
  return (
    <ol className={classes.plan} aria-label={t('plan.label')}>
      {plan.instalments.map(({ index, row, tries, planned, lookedUp }) => (
        <li
          key={index}
          className={classes.instalment}
          data-to-come={row === null || undefined}
          aria-current={row?.transactionId === current || undefined}
        >
          <span className={`numeric ${classes.index}`}>{t('plan.index', { index, total })}</span>
          {row === null ? (
            <span className={classes.toCome}>
              <CircleDashed size={14} aria-hidden />
              {t(plan.state === 'stopped' ? 'plan.notCollected' : 'plan.toCome')}
              {planned && (
                <>
                  <span className={`numeric ${classes.when}`}>{formats.day(planned.day)}</span>
                  <span className={`numeric ${classes.planned}`}>{formats.amount(planned.amount)}</span>
                </>
              )}
            </span>
          ) : (
            <>
              <span className={`numeric ${classes.when}`}>
                {row.transactionId === current ? (
                  when.short(row)
                ) : (
                  <button
                    type="button"
                    className={classes.link}
                    aria-label={t('plan.open', { index, total, when: when.short(row) })}
                    onClick={() => follow({ accountId: row.accountId, transactionId: row.transactionId })}
                  >
                    {when.short(row)}
                  </button>
                )}
              </span>
              <span className={classes.status}>
                {row.voided ? (
                  <span className={classes.voided}>{t('status.voided')}</span>
                ) : (
                  <StatusMark status={row.status} execcode={row.execcode} short />
                )}
                {tries !== undefined && <span className={classes.tries}>{t('plan.tries', { count: tries })}</span>}
                {lookedUp && (
                  <span
                    className={classes.found}
                    role="img"
                    aria-label={t('plan.look.found')}
                    title={t('plan.look.found')}
                  >
                    <Search size={14} aria-hidden />
                  </span>
                )}
              </span>
              <span className={`numeric ${classes.amount}`}>{formats.amount(row.amount)}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
