import { useEffect, useState } from 'react';
import type { OperationRequest, OperationView, TransactionAction, TransactionDetail } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import type { TransactionKey } from '../state/window.ts';
import { emptyForm, type OperationForm, useOperationForms } from './form.ts';
import {
  confirmReview,
  keepsGuardAnswer,
  type OpenAction,
  type OperationStep,
  type Prepared,
  prepareReview,
  type Renewal,
  sendOnceMore,
} from './steps.ts';

/**
 * What, review, result: the three steps of one operation on one transaction, and what was typed for it. `reload` brings
 * what stands under the form up to date.
 */
export function useOperation(operation: TransactionAction, target: TransactionKey, reload: () => void) {
  const formKey = `${operation}:${target.accountId}/${target.transactionId}`;
  const { forms, change, discard } = useOperationForms();
  const form = forms[formKey] ?? emptyForm;
  const [step, setStep] = useState<OperationStep>({ kind: 'what', refusal: null });

  /** What was typed is kept until it was sent, but for an answer to guards that are not the same any more. */
  const enter = (next: OperationStep) => {
    if (next.kind === 'what' || (next.kind === 'review' && next.renewal)) reload();
    if (next.kind === 'result') discard(formKey);
    if (next.kind === 'review' && next.renewal && !keepsGuardAnswer(next.renewal, next.prepared.draft)) {
      change(formKey, { guardAnswer: '' });
    }
    setStep(next);
  };

  const prepare = async (asked: OperationRequest, action: OpenAction, detail: TransactionDetail) =>
    enter(await prepareReview(bridge, { asked, typed: form, action, detail }));

  const confirm = async (prepared: Prepared, renewal: Renewal | null) => {
    setStep({ kind: 'sending', prepared, renewal });
    enter(await confirmReview(bridge, prepared, form.guardAnswer));
  };

  const sendAgain = async (prepared: Prepared, sent: OperationView) => {
    setStep({ kind: 'sending', prepared, renewal: null });
    enter(await sendOnceMore(bridge, prepared, sent));
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
    confirm: (prepared: Prepared, renewal: Renewal | null) => void confirm(prepared, renewal),
    sendAgain: (prepared: Prepared, sent: OperationView) => void sendAgain(prepared, sent),
    goBack: () => setStep({ kind: 'what', refusal: null }),
    /** Back to the form with what had been typed for an operation that cannot be sent any more. */
    beginAnew: ({ typed }: Prepared) => {
      change(formKey, { ...typed, guardAnswer: '' });
      enter({ kind: 'what', refusal: null });
    },
  };
}

export type Making = ReturnType<typeof useOperation>;

/** What the fields of a form need of it. */
export type Filling = Pick<Making, 'form' | 'change'>;
