import type { OperationType } from '../../contract/index.ts';

/** Everything but a void and a stop can be undone (rules.md E31); each has words of its own. */
export type Voidable = Exclude<OperationType, 'void' | 'stopntimes'>;

export function isVoidable(operation: OperationType): operation is Voidable {
  return operation !== 'void' && operation !== 'stopntimes';
}
