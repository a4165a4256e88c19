import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TransactionDetail } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { ClientLink } from '../client/ClientLink.tsx';
import { useWhenTexts } from '../i18n/when-text.ts';
import { enterList } from '../lookup/held-keys.ts';
import { focusSearchBox } from '../lookup/search-focus.ts';
import { useReloadAfter } from '../operation/useReloadAfter.ts';
import { AskHolderButton } from '../page/AskHolderButton.tsx';
import { Plan } from '../schedule/Plan.tsx';
import { PlanLook } from '../schedule/PlanLook.tsx';
import { PlanSteps } from '../schedule/PlanSteps.tsx';
import { progressOf } from '../schedule/progress.ts';
import { useAccount } from '../state/console.tsx';
import { type TransactionKey, useWindow } from '../state/window.ts';
import { copyText } from '../ui/copy-text.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { Actions } from './Actions.tsx';
import { AskAgain } from './AskAgain.tsx';
import { Balance } from './Balance.tsx';
import { Letter } from './letter/Letter.tsx';
import { Marks } from './Marks.tsx';
import { PaidAgain } from './PaidAgain.tsx';
import { PanelHead } from './PanelHead.tsx';
import { Reading } from './Reading.tsx';
import { Told } from './Told.tsx';
import classes from './TransactionPanel.module.css';
import { useOperationKeys } from './useOperationKeys.ts';
import { useTransaction } from './useTransaction.ts';
import { WhoDidWhat } from './WhoDidWhat.tsx';
import { Why } from './Why.tsx';

interface TransactionPanelProps {
  readonly selected: TransactionKey;
  /** True while the list beside it waits for another answer, which may not hold this transaction. */
  readonly waiting: boolean;
}

/** The open transaction, to be read aloud from its top: what it is, why, what is left, who did what; what may be done. */
export function TransactionPanel({ selected, waiting }: TransactionPanelProps) {
  const { t } = useTranslation();
  const { select } = useWindow();
  const answer = useTransaction(selected);
  const detail = answer.kind === 'ready' ? answer.value : null;
  useReloadAfter(detail?.actions ?? [], answer.reload);
  const operationKeys = useOperationKeys(selected, answer, waiting);
  const close = () => {
    select(null);
    if (!enterList()) focusSearchBox();
  };
  useShortcuts({
    ...(!waiting && { c: () => void copyText(selected.transactionId), ...operationKeys }),
    Escape: close,
  });
  return (
    <aside className={classes.panel} aria-label={t('transaction.panel')} aria-busy={waiting} inert={waiting}>
      <PanelHead transactionId={selected.transactionId} row={detail?.row ?? null} onClose={close} />
      <div className={classes.body}>
        {answer.kind === 'loading' && <PanelSkeleton />}
        {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
        {detail && <PanelBody detail={detail} />}
      </div>
      {detail && <Actions detail={detail} />}
    </aside>
  );
}

function PanelBody({ detail }: { readonly detail: TransactionDetail }) {
  const { t } = useTranslation();
  const when = useWhenTexts();
  const { row } = detail;
  const account = useAccount(row.accountId);
  return (
    <>
      <Why detail={detail} />
      <Marks detail={detail} />
      <PaidAgain detail={detail} />
      <Balance balance={detail.balance} accountId={row.accountId}>
        <AskAgain key={row.transactionId} row={row} />
      </Balance>
      <Letter detail={detail} />
      <Reading detail={detail} />
      <WhoDidWhat detail={detail} />
      {detail.plan && (
        <section className={classes.section}>
          <h3>
            {t('plan.title')} · {t(`plan.state.${detail.plan.state}`, { ...progressOf(detail.plan) })}
          </h3>
          <Plan plan={detail.plan} current={row.transactionId} />
          <PlanLook look={detail.plan.look} />
          <PlanSteps plan={detail.plan} />
        </section>
      )}
      <section className={classes.section}>
        <h3>{t('transaction.details')}</h3>
        <Facts
          facts={[
            { label: t('column.order'), value: row.orderId },
            { label: t('column.client'), value: <ClientLink row={row} /> },
            {
              label: t('transaction.card'),
              value: row.card ? <ForeignText className="identifier" text={row.card} /> : '–',
            },
            { label: t('transaction.account'), value: account?.label ?? row.accountId },
            { label: t('column.date'), value: <span className="numeric">{when.full(row)}</span> },
          ]}
        />
        <AskHolderButton row={row} />
      </section>
      <section className={classes.section}>
        <Told detail={detail} />
      </section>
    </>
  );
}

function PanelSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton height={28} width={160} mb={8} />
      <Skeleton height={84} mb={24} />
      <Skeleton height={32} width={120} mb={32} />
      <Skeleton height={180} />
    </div>
  );
}
