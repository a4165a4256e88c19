import type { Bridge } from '../../contract/index.ts';
import type { OperationStep, PreparedDraft } from './steps.ts';

interface Verbs {
  readonly operations: Pick<Bridge['operations'], 'show'>;
}

/**
 * Where a drawer goes on after the screen was unlocked. Nothing is confirmed here: what was under way is looked at, and what did
 * not leave is a review again, for a click of its own.
 */
export async function resumeStep<Of extends PreparedDraft>(
  { operations }: Verbs,
  step: OperationStep<Of>,
): Promise<OperationStep<Of>> {
  if (step.kind === 'what') return { kind: 'what', refusal: null };
  if (step.kind === 'review') return { ...step, refusal: null };
  if (step.kind === 'proposed') return step;
  const { prepared } = step;
  const known = step.kind === 'result' ? step.operation : prepared.draft.operation;
  const shown = await operations.show({ operationId: known.operationId });
  if (shown.ok && shown.value.state !== 'drafted') {
    return { kind: 'result', prepared, operation: shown.value, refusal: null };
  }
  if (step.kind === 'result') return step;
  return { kind: 'review', prepared, refusal: shown.ok ? null : shown.refusal, renewal: step.renewal };
}
