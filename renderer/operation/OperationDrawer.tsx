import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, Refusal, TransactionAction, TransactionDetail } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { ProposedStep } from '../approvals/ProposedStep.tsx';
import { focusSearchBox } from '../lookup/search-focus.ts';
import { type TransactionKey, useWindow } from '../state/window.ts';
import { useTransaction } from '../transaction/useTransaction.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { ClosedStep } from './ClosedStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import type { ReviewProps } from './ReviewStep.tsx';
import { StepsDrawer } from './StepsDrawer.tsx';
import { hasMoved, type OpenAction } from './steps.ts';
import { type Making, useOperation } from './useOperation.ts';
import { useReloadAfter } from './useReloadAfter.ts';

/** What the drawer hands to the first step of every operation. */
export interface WhatProps {
  readonly detail: TransactionDetail;
  readonly action: OpenAction;
  readonly making: Making;
  readonly refusal: Refusal | null;
  readonly onCancel: () => void;
}

interface OperationDrawerProps {
  readonly operation: TransactionAction;
  readonly target: TransactionKey;
  readonly What: ComponentType<WhatProps>;
  readonly Review: ComponentType<ReviewProps>;
}

/** One operation in three steps over the panel: what, review, result. It cannot be closed while a request is out. */
export function OperationDrawer({ operation, target, What, Review }: OperationDrawerProps) {
  const { t } = useTranslation();
  const { closeOperation } = useWindow();
  const answer = useTransaction(target);
  const making = useOperation(operation, target, answer.reload);
  const { step } = making;
  // Whoever has refunded one order seeks the next one; what went wrong keeps them here.
  useReturnFocus(step.kind === 'result' && isDone(step.operation) ? focusSearchBox : null);
  const detail = answer.kind === 'ready' ? answer.value : null;
  useReloadAfter(detail?.actions ?? [], answer.reload);
  const action = detail?.actions.find((candidate) => candidate.operation === operation);
  const busy = step.kind === 'sending';
  return (
    <StepsDrawer title={t(`operation.${operation}`)} accountId={target.accountId} busy={busy} onClose={closeOperation}>
      {step.kind === 'what' && answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {step.kind === 'what' && detail && action?.open && (
        <What detail={detail} action={action} making={making} refusal={step.refusal} onCancel={closeOperation} />
      )}
      {step.kind === 'what' && detail && action?.open === false && (
        <ClosedStep action={action} detail={detail} refusal={step.refusal} onClose={closeOperation} />
      )}
      {(step.kind === 'review' || step.kind === 'sending') && (
        <Review
          // Another draft is another review: looked at from its top, and safe from the click that met it.
          key={step.prepared.draft.operation.operationId}
          prepared={step.prepared}
          sending={busy}
          refusal={step.kind === 'review' ? step.refusal : null}
          renewal={step.renewal}
          moved={step.kind === 'review' && hasMoved(step.prepared, detail)}
          guardAnswer={making.form.guardAnswer}
          onGuardAnswer={(guardAnswer) => making.change({ guardAnswer })}
          onBack={making.goBack}
          onConfirm={(reminded) => making.confirm(step.prepared, step.renewal, reminded)}
          onPropose={() => making.propose(step.prepared, step.renewal)}
        />
      )}
      {step.kind === 'proposed' && <ProposedStep proposal={step.proposal} onClose={closeOperation} />}
      {step.kind === 'result' && (
        <ResultStep
          operation={step.operation}
          refusal={step.refusal}
          onSendAgain={() => making.sendAgain(step.prepared, step.operation)}
          onBeginAnew={() => making.beginAnew(step.prepared)}
          onClose={closeOperation}
        />
      )}
    </StepsDrawer>
  );
}

function isDone({ state }: OperationView): boolean {
  return state === 'succeeded' || state === 'pending';
}
