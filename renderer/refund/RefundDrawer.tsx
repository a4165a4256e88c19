import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge.ts';
import { EnvironmentBadge } from '../environment/EnvironmentBadge.tsx';
import { useAnswer } from '../state/answer.ts';
import { useAccount } from '../state/console.tsx';
import { type TransactionKey, useDesk } from '../state/desk.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import classes from './RefundDrawer.module.css';
import { ResultStep } from './ResultStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { useRefund } from './useRefund.ts';
import { WhatStep } from './WhatStep.tsx';

/** The refund in three steps over the panel: what, review, result. It cannot be closed while a request is out. */
export function RefundDrawer({ target }: { readonly target: TransactionKey }) {
  const { t } = useTranslation();
  const { closeRefund } = useDesk();
  useReturnFocus();
  const refund = useRefund(target);
  const { step } = refund;
  const answer = useAnswer(
    `${target.accountId}/${target.transactionId}`,
    () => bridge.transactions.show(target),
    ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
  );
  const busy = step.kind === 'sending';
  return (
    <Drawer.Root
      opened
      onClose={closeRefund}
      position="right"
      size={468}
      closeOnEscape={!busy}
      closeOnClickOutside={false}
      classNames={{ header: classes.header, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.3} />
      <Drawer.Content>
        {/* The page has one banner, and it is not this one. */}
        <Drawer.Header role="presentation">
          <Drawer.Title>
            <DrawerTitle accountId={target.accountId} />
          </Drawer.Title>
          {!busy && <Drawer.CloseButton aria-label={t('refund.close')} />}
        </Drawer.Header>
        <Drawer.Body>
          {step.kind === 'what' && answer.kind === 'ready' && (
            <WhatStep detail={answer.value} refund={refund} refusal={step.refusal} onCancel={closeRefund} />
          )}
          {(step.kind === 'review' || step.kind === 'sending') && (
            <ReviewStep
              draft={step.draft}
              sending={step.kind === 'sending'}
              refusal={step.kind === 'review' ? step.refusal : null}
              onBack={refund.goBack}
              onConfirm={() => refund.confirm(step.draft)}
            />
          )}
          {step.kind === 'result' && (
            <ResultStep
              operation={step.operation}
              onSendAgain={() => refund.sendAgain(step.draft)}
              onClose={closeRefund}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** The environment goes along: the band behind the drawer is dimmed. */
function DrawerTitle({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation();
  const account = useAccount(accountId);
  return (
    <span className={classes.title}>
      {t('refund.title')}
      <EnvironmentBadge environment={account?.environment ?? 'production'} />
      <span className={classes.account}>{account?.label}</span>
    </span>
  );
}
