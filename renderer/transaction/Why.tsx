import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { explainExeccode, type TransactionDetail } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { WayOut } from '../operation/WayOut.tsx';
import { isVoidable } from '../void/voidable.ts';
import { isChargedBack } from './charged-back.ts';
import classes from './Why.module.css';

/** Why it stands as it does, and what to do: a chargeback, a refusal in words, an outcome that nobody knows. */
export function Why({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { row, actions } = detail;
  const unresolved = actions.some((action) => !action.open && action.obstacle === 'toSettleFirst');
  const code = row.status === 'succeeded' ? null : explainExeccode(row.execcode, language);
  return (
    <>
      {isChargedBack(detail) && (
        <Block kind="refused">
          <p>{t('why.chargedBack')}</p>
        </Block>
      )}
      {code && (
        <Block kind={row.status === 'refused' ? 'refused' : 'open'}>
          <p>{code.meaning}</p>
          <p className={classes.next}>{code.nextStep}</p>
        </Block>
      )}
      {row.voided && isVoidable(row.operation) && (
        <Block kind="plain">
          <p>{t(`void.effect.${row.operation}`)}</p>
        </Block>
      )}
      {unresolved && (
        <Block kind="open">
          <p>
            {t('obstacle.toSettleFirst')} <WayOut obstacle="toSettleFirst" detail={detail} />
          </p>
        </Block>
      )}
    </>
  );
}

interface BlockProps {
  readonly kind: 'refused' | 'open' | 'plain';
  readonly children: ReactNode;
}

function Block({ kind, children }: BlockProps) {
  return (
    <div className={classes.why} data-kind={kind}>
      {children}
    </div>
  );
}
