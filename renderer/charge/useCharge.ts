import type { OperationRequest } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { proposeDraft } from '../operation/propose.ts';
import { confirmDraft, type PreparedDraft, type Renew, toForm } from '../operation/steps.ts';
import { useSteps } from '../operation/useSteps.ts';
import type { DraftKey } from '../state/draft-key.ts';

/** A charge names nothing from the screen: its draft is all that a renewed review shows. */
const renew: Renew<PreparedDraft> = async ({ asked, typed }, draft, renewal) => ({
  kind: 'review',
  prepared: { asked, typed, draft },
  refusal: null,
  renewal,
});

/** The three steps of a charge, and what was typed for it under a key of its own. */
export function useCharge(formKey: DraftKey) {
  const { enter, ...steps } = useSteps<PreparedDraft>(formKey, {
    confirm: (prepared, guardAnswer, reminded) => confirmDraft(bridge, prepared, guardAnswer, renew, reminded),
    propose: (prepared, guardAnswer) => proposeDraft(bridge, prepared, guardAnswer, renew),
  });
  const { form } = steps;
  const prepare = async (asked: OperationRequest) => {
    const result = await bridge.operations.prepare(asked);
    if (!result.ok) return enter(toForm(result.refusal));
    enter({ kind: 'review', prepared: { asked, typed: form, draft: result.value }, refusal: null, renewal: null });
  };
  return { ...steps, prepare: (asked: OperationRequest) => void prepare(asked) };
}

export type Charging = ReturnType<typeof useCharge>;
