import { useEffect, useState } from 'react';
import type { OperationRequest, OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { emptyForm, type OperationForm, useOperationForms } from '../operation/form.ts';
import {
  confirmDraft,
  keepsGuardAnswer,
  type OperationStep,
  type PreparedDraft,
  type Renew,
  type Renewal,
  sendOnceMore,
  toForm,
} from '../operation/steps.ts';

type Step = OperationStep<PreparedDraft>;

/** A charge names nothing from the screen: its draft is all that a renewed review shows. */
const renew: Renew<PreparedDraft> = async ({ asked, typed }, draft, renewal) => ({
  kind: 'review',
  prepared: { asked, typed, draft },
  refusal: null,
  renewal,
});

/** What, review, result: the three steps of a charge, and what was typed for it under a key of its own. */
export function useCharge(formKey: string) {
  const { forms, change, discard } = useOperationForms();
  const form = forms[formKey] ?? emptyForm;
  const [step, setStep] = useState<Step>({ kind: 'what', refusal: null });

  const enter = (next: Step) => {
    if (next.kind === 'result') discard(formKey);
    if (next.kind === 'review' && next.renewal && !keepsGuardAnswer(next.renewal, next.prepared.draft)) {
      change(formKey, { guardAnswer: '' });
    }
    setStep(next);
  };
  const prepare = async (asked: OperationRequest) => {
    const result = await bridge.operations.prepare(asked);
    if (!result.ok) return enter(toForm(result.refusal));
    enter({ kind: 'review', prepared: { asked, typed: form, draft: result.value }, refusal: null, renewal: null });
  };
  const confirm = async (prepared: PreparedDraft, renewal: Renewal | null) => {
    setStep({ kind: 'sending', prepared, renewal });
    enter(await confirmDraft(bridge, prepared, form.guardAnswer, renew));
  };
  const sendAgain = async (prepared: PreparedDraft, sent: OperationView) => {
    setStep({ kind: 'sending', prepared, renewal: null });
    enter(await sendOnceMore(bridge, prepared, sent));
  };

  const shownId = step.kind === 'result' ? step.operation.operationId : null;
  useEffect(() => {
    if (shownId === null) return;
    // A notification may end it while its result is still on screen.
    return bridge.listen((event) => {
      if (event.kind !== 'operationChanged' || event.operation.operationId !== shownId) return;
      const { operation: changed } = event;
      setStep((now) => (now.kind === 'result' ? { ...now, operation: changed } : now));
    });
  }, [shownId]);

  return {
    form,
    step,
    change: (changes: Partial<OperationForm>) => change(formKey, changes),
    prepare: (asked: OperationRequest) => void prepare(asked),
    confirm: (prepared: PreparedDraft, renewal: Renewal | null) => void confirm(prepared, renewal),
    sendAgain: (prepared: PreparedDraft, sent: OperationView) => void sendAgain(prepared, sent),
    goBack: () => setStep({ kind: 'what', refusal: null }),
    beginAnew: ({ typed }: PreparedDraft) => {
      change(formKey, { ...typed, guardAnswer: '' });
      enter({ kind: 'what', refusal: null });
    },
  };
}

export type Charging = ReturnType<typeof useCharge>;
