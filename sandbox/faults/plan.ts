import type { Execcode } from '../answers/messages.ts';
import type { RequestFault, RuleOf } from './rule.ts';

/** How an answer is spoilt on its way. */
export type Damage = RuleOf<'lost' | 'reset' | 'halfJson' | 'notJson' | 'status'>;

/** What is done to one request. */
export interface FaultPlan {
  /** Whether the gateway does what it was asked for. */
  readonly acts: boolean;
  /** Real milliseconds that it works longer. */
  readonly delayBefore: number;
  /** Real milliseconds that the answer waits. */
  readonly delayAfter: number;
  /** The code that is answered, and whether the operation happened in spite of it (rules.md B16). */
  readonly forced: { readonly execcode: Execcode; readonly acted: boolean } | undefined;
  readonly damage: Damage | undefined;
}

/** What nearly every request meets: nothing goes wrong. */
export const noFault: FaultPlan = { acts: true, delayBefore: 0, delayAfter: 0, forced: undefined, damage: undefined };

/** Puts together what strikes one request; of several damages the first rule's is seen. */
export function planOf(faults: readonly RequestFault[]): FaultPlan {
  return faults.reduce(withFault, noFault);
}

function withFault(plan: FaultPlan, fault: RequestFault): FaultPlan {
  switch (fault.what) {
    case 'delay':
      return fault.when === 'before'
        ? { ...plan, delayBefore: fault.milliseconds }
        : { ...plan, delayAfter: fault.milliseconds };
    case 'execcode':
      return { ...plan, forced: { execcode: fault.execcode, acted: fault.acted } };
    case 'lost':
    case 'reset':
    case 'halfJson':
    case 'notJson':
    case 'status':
      return { ...plan, acts: plan.acts && fault.acted, damage: plan.damage ?? fault };
  }
}
