import { useState } from 'react';
import type { DraftView, Money, OperationView, Refusal } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import type { TransactionKey } from '../state/desk.ts';
import { emptyForm, type RefundForm, useRefundForms } from './form.ts';

/** Where the drawer stands. The dialog of a sent refund stays until its answer is there. */
export type RefundStep =
  | { readonly kind: 'what'; readonly refusal: Refusal | null }
  | { readonly kind: 'review'; readonly draft: DraftView; readonly refusal: Refusal | null }
  | { readonly kind: 'sending'; readonly draft: DraftView }
  | { readonly kind: 'result'; readonly draft: DraftView; readonly operation: OperationView };

export function useRefund(key: TransactionKey) {
  const formKey = `${key.accountId}/${key.transactionId}`;
  const { forms, change, discard } = useRefundForms();
  const form = forms[formKey] ?? emptyForm;
  const [step, setStep] = useState<RefundStep>({ kind: 'what', refusal: null });

  const prepare = async (amount: Money) => {
    const result = await bridge.operations.prepare({
      operation: 'refund',
      ...key,
      amount: form.extent === 'part' ? { kind: 'part', minor: amount.minor } : { kind: 'allThatIsLeft' },
      reason: form.reason ?? 'other',
      note: form.note,
    });
    setStep(
      result.ok ? { kind: 'review', draft: result.value, refusal: null } : { kind: 'what', refusal: result.refusal },
    );
  };

  const send = async (draft: DraftView, again: boolean) => {
    setStep({ kind: 'sending', draft });
    const { operationId } = draft.operation;
    const { confirm, sendAgain } = bridge.operations;
    const result = await (again ? sendAgain : confirm)({ operationId });
    if (!result.ok) {
      setStep({ kind: 'review', draft, refusal: result.refusal });
      return;
    }
    discard(formKey);
    setStep({ kind: 'result', draft, operation: result.value });
  };

  return {
    form,
    step,
    change: (changes: Partial<RefundForm>) => change(formKey, changes),
    prepare,
    confirm: (draft: DraftView) => send(draft, false),
    sendAgain: (draft: DraftView) => send(draft, true),
    goBack: () => setStep({ kind: 'what', refusal: null }),
  };
}

export type Refund = ReturnType<typeof useRefund>;
