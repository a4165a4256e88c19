import type { Bridge } from '../../contract/index.ts';
import {
  meetRefusal,
  type OperationStep,
  type Prepared,
  type PreparedDraft,
  type Renew,
  renew,
  type Verbs,
} from './steps.ts';

interface ProposeVerbs extends Verbs {
  readonly approvals: Pick<Bridge['approvals'], 'propose'>;
}

/** The click that asks colleagues in place of sending: what became of it, or the review as things are now. */
export async function proposeDraft<Of extends PreparedDraft>(
  verbs: Pick<ProposeVerbs, 'approvals' | 'operations'>,
  prepared: Of,
  guardAnswer: string,
  renewReview: Renew<Of>,
): Promise<OperationStep<Of>> {
  const { operation, guards } = prepared.draft;
  const result = await verbs.approvals.propose({
    operationId: operation.operationId,
    guardAnswer: guards.length > 0 ? guardAnswer : null,
  });
  if (result.ok) return { kind: 'proposed', prepared, proposal: result.value };
  return meetRefusal(verbs, prepared, result.refusal, renewReview);
}

/** The same for an action: what the review names from the screen has to be as new as the draft. */
export function proposeReview(verbs: ProposeVerbs, prepared: Prepared, guardAnswer: string) {
  return proposeDraft(verbs, prepared, guardAnswer, (...renewed) => renew(verbs, ...renewed));
}
