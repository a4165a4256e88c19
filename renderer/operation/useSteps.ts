import { useEffect, useState } from 'react';
import type { OperationView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import type { DraftKey } from '../state/draft-key.ts';
import { emptyForm, type OperationForm, useOperationForms } from './form.ts';
import { takeStep, useKeptStep } from './kept-steps.ts';
import { resumeStep } from './resume.ts';
import { keepsGuardAnswer, type OperationStep, type PreparedDraft, type Renewal, sendOnceMore } from './steps.ts';

/** What differs from one kind of operation to another. */
interface StepsOf<Of extends PreparedDraft> {
  /** Sends what was reviewed; gives the step that follows. */
  readonly confirm: (prepared: Of, guardAnswer: string, reminded: boolean) => Promise<OperationStep<Of>>;
  /** Asks colleagues for their approval, in place of sending it. */
  readonly propose: (prepared: Of, guardAnswer: string) => Promise<OperationStep<Of>>;
  /** Told of each step before it is shown. */
  readonly onEnter?: (next: OperationStep<Of>) => void;
}

/** What, review, result: the three steps of an operation, and what was typed for it under a key of its own. */
export function useSteps<Of extends PreparedDraft>(formKey: DraftKey, { confirm, propose, onEnter }: StepsOf<Of>) {
  const { forms, change, discard } = useOperationForms();
  const form = forms[formKey] ?? emptyForm;
  const [resumed] = useState(() => takeStep<Of>(formKey));
  const [step, setStep] = useState<OperationStep<Of>>(resumed ?? { kind: 'what', refusal: null });
  useKeptStep(formKey, step);
  useEffect(() => {
    if (!resumed) return;
    let gone = false;
    void resumeStep(bridge, resumed).then((next) => {
      if (!gone) setStep((now) => (now === resumed ? next : now));
    });
    return () => {
      gone = true;
    };
  }, [resumed]);

  /** What was typed is kept until it was sent, but for an answer to guards that are not the same any more. */
  const enter = (next: OperationStep<Of>) => {
    onEnter?.(next);
    if (next.kind === 'result' || next.kind === 'proposed') discard(formKey);
    if (next.kind === 'review' && next.renewal && !keepsGuardAnswer(next.renewal, next.prepared.draft)) {
      change(formKey, { guardAnswer: '' });
    }
    setStep(next);
  };
  const send = async (prepared: Of, renewal: Renewal | null, reminded: boolean) => {
    setStep({ kind: 'sending', prepared, renewal });
    enter(await confirm(prepared, form.guardAnswer, reminded));
  };
  const ask = async (prepared: Of, renewal: Renewal | null) => {
    setStep({ kind: 'sending', prepared, renewal });
    enter(await propose(prepared, form.guardAnswer));
  };
  const sendAgain = async (prepared: Of, sent: OperationView) => {
    setStep({ kind: 'sending', prepared, renewal: null });
    enter(await sendOnceMore(bridge, prepared, sent));
  };

  const shownId = step.kind === 'result' ? step.operation.operationId : null;
  useEffect(() => {
    if (shownId === null) return;
    // A proof or a notification may come while its result is still on screen.
    return bridge.listen((event) => {
      if (event.kind !== 'operationChanged' || event.operation.operationId !== shownId) return;
      const { operation: changed } = event;
      setStep((now) => (now.kind === 'result' ? { ...now, operation: changed } : now));
    });
  }, [shownId]);

  return {
    form,
    step,
    enter,
    change: (changes: Partial<OperationForm>) => change(formKey, changes),
    confirm: (prepared: Of, renewal: Renewal | null, reminded: boolean) => void send(prepared, renewal, reminded),
    propose: (prepared: Of, renewal: Renewal | null) => void ask(prepared, renewal),
    sendAgain: (prepared: Of, sent: OperationView) => void sendAgain(prepared, sent),
    goBack: () => setStep({ kind: 'what', refusal: null }),
    /** Back to the form with what had been typed for an operation that cannot be sent any more. */
    beginAnew: ({ typed }: Of) => {
      change(formKey, { ...typed, guardAnswer: '' });
      enter({ kind: 'what', refusal: null });
    },
  };
}
