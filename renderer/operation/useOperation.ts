import { useEffect, useState } from 'react';
import type {
  ActionView,
  DeskOperation,
  DraftView,
  OperationRequest,
  OperationView,
  Refusal,
  TransactionDetail,
} from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import type { TransactionKey } from '../state/desk.ts';
import { emptyForm, type OperationForm, useOperationForms } from './form.ts';

export type OpenAction = Extract<ActionView, { open: true }>;

/** A draft together with what the person had in front of them when they asked for it. */
export interface Prepared {
  readonly draft: DraftView;
  readonly action: OpenAction;
  readonly detail: TransactionDetail;
}

/** Where the drawer stands. The dialog of a sent operation stays until its answer is there. */
export type OperationStep =
  | { readonly kind: 'what'; readonly refusal: Refusal | null }
  | { readonly kind: 'review'; readonly prepared: Prepared; readonly refusal: Refusal | null }
  | { readonly kind: 'sending'; readonly prepared: Prepared }
  | { readonly kind: 'result'; readonly prepared: Prepared; readonly operation: OperationView };

/** What, review, result: the three steps of one operation on one transaction, and what was typed for it. */
export function useOperation(operation: DeskOperation, target: TransactionKey) {
  const formKey = `${operation}:${target.accountId}/${target.transactionId}`;
  const { forms, change, discard } = useOperationForms();
  const form = forms[formKey] ?? emptyForm;
  const [step, setStep] = useState<OperationStep>({ kind: 'what', refusal: null });

  const prepare = async (asked: OperationRequest, action: OpenAction, detail: TransactionDetail) => {
    const result = await bridge.operations.prepare(asked);
    if (!result.ok) return setStep({ kind: 'what', refusal: result.refusal });
    const prepared = { draft: result.value, action, detail };
    // The review names the reference from what is on screen, so that must be the one that main has drafted.
    setStep(
      result.value.operation.referenceId === action.reference.transactionId
        ? { kind: 'review', prepared, refusal: null }
        : { kind: 'what', refusal: { code: 'changedSinceReview' } },
    );
  };

  const send = async (prepared: Prepared, again: boolean) => {
    setStep({ kind: 'sending', prepared });
    const { operationId } = prepared.draft.operation;
    const { confirm, sendAgain } = bridge.operations;
    const guardAnswer = prepared.draft.guards.length > 0 ? form.guardAnswer : null;
    const result = await (again ? sendAgain({ operationId }) : confirm({ operationId, guardAnswer }));
    if (!result.ok) {
      setStep({ kind: 'review', prepared: withGuardsOf(result.refusal, prepared), refusal: result.refusal });
      return;
    }
    discard(formKey);
    setStep({ kind: 'result', prepared, operation: result.value });
  };

  const shownId = step.kind === 'result' ? step.operation.operationId : null;
  useEffect(() => {
    if (shownId === null) return;
    // A proof may come while its result is still on screen.
    return bridge.listen((event) => {
      if (event.kind !== 'operationChanged' || event.operation.operationId !== shownId) return;
      const { operation: changed } = event;
      setStep((now) => (now.kind === 'result' ? { ...now, operation: changed } : now));
    });
  }, [shownId]);

  return {
    form,
    step,
    /** What every request names: account, transaction, reason, note. */
    asked: { ...target, reason: form.reason ?? ('other' as const), note: form.note },
    change: (changes: Partial<OperationForm>) => change(formKey, changes),
    prepare: (asked: OperationRequest, action: OpenAction, detail: TransactionDetail) =>
      void prepare(asked, action, detail),
    confirm: (prepared: Prepared) => void send(prepared, false),
    sendAgain: (prepared: Prepared) => void send(prepared, true),
    goBack: () => setStep({ kind: 'what', refusal: null }),
  };
}

/** Guards that have spoken since the review take their place in it. */
function withGuardsOf(refusal: Refusal, prepared: Prepared): Prepared {
  if (refusal.code !== 'guardUnanswered') return prepared;
  return { ...prepared, draft: { ...prepared.draft, guards: refusal.guards } };
}

export type Making = ReturnType<typeof useOperation>;
