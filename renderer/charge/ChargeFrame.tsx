import { Fragment, type ReactNode } from 'react';
import type { OperationView, Refusal } from '../../contract/index.ts';
import { ProposedStep } from '../approvals/ProposedStep.tsx';
import { ResultStep } from '../operation/ResultStep.tsx';
import type { ReviewProps } from '../operation/ReviewStep.tsx';
import { StepsDrawer } from '../operation/StepsDrawer.tsx';
import type { PreparedDraft } from '../operation/steps.ts';
import type { DraftKey } from '../state/draft-key.ts';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { type Charging, useCharge } from './useCharge.ts';

interface ChargeFrameProps {
  readonly title: string;
  readonly accountId: string;
  /** What was typed is kept under it. */
  readonly formKey: DraftKey;
  /** The second step. */
  readonly review: (props: ReviewProps<PreparedDraft>) => ReactNode;
  readonly onClose: () => void;
  /** What stands with the result. */
  readonly besideResult?: (operation: OperationView, prepared: PreparedDraft) => ReactNode;
  /** The first step. */
  readonly children: (charging: Charging, refusal: Refusal | null) => ReactNode;
}

/** What, review, result of what begins a chain, over the page that it began from. */
export function ChargeFrame({ title, accountId, formKey, review, onClose, besideResult, children }: ChargeFrameProps) {
  const charging = useCharge(formKey);
  useReturnFocus(null);
  const { step } = charging;
  const busy = step.kind === 'sending';
  return (
    <StepsDrawer title={title} accountId={accountId} busy={busy} onClose={onClose}>
      {step.kind === 'what' && children(charging, step.refusal)}
      {(step.kind === 'review' || step.kind === 'sending') && (
        // A review that took the place of another is a new one, whatever was held in the first.
        <Fragment key={step.prepared.draft.operation.operationId}>
          {review({
            prepared: step.prepared,
            sending: busy,
            refusal: step.kind === 'review' ? step.refusal : null,
            renewal: step.renewal,
            moved: false,
            guardAnswer: charging.form.guardAnswer,
            onGuardAnswer: (guardAnswer) => charging.change({ guardAnswer }),
            onBack: charging.goBack,
            onConfirm: (reminded) => charging.confirm(step.prepared, step.renewal, reminded),
            onPropose: () => charging.propose(step.prepared, step.renewal),
          })}
        </Fragment>
      )}
      {step.kind === 'proposed' && <ProposedStep proposal={step.proposal} onClose={onClose} />}
      {step.kind === 'result' && (
        <ResultStep
          operation={step.operation}
          refusal={step.refusal}
          onSendAgain={() => charging.sendAgain(step.prepared, step.operation)}
          onBeginAnew={() => charging.beginAnew(step.prepared)}
          onClose={onClose}
        >
          {besideResult?.(step.operation, step.prepared)}
        </ResultStep>
      )}
    </StepsDrawer>
  );
}
