import { assertNever } from '../../../protocol/assert-never.ts';
import type { Money } from '../../../protocol/money/index.ts';
import type { ChargeAsk } from '../charge/decide-charge.ts';
import { judge } from '../judges/index.ts';
import type { Judgement } from '../judges/judgement.ts';
import type { Reason } from '../kinds.ts';
import { type Decision, decided, type RefusalOf, refused } from '../refusal.ts';
import type { Situation } from '../situation.ts';
import type { Transaction } from '../transaction.ts';

/** All that the action allows, or a part in minor units: never an empty box, which the gateway reads as "all". */
export type Extent = { readonly kind: 'all' } | { readonly kind: 'part'; readonly minor: number };

interface Asked {
  readonly accountId: string;
  readonly transactionId: string;
  readonly reason: Reason;
  readonly note: string;
}

/** What a person asks for, from an open transaction; the amount is named here and never again. */
export type ActionAsk =
  | (Asked & { readonly operation: 'refund' | 'capture'; readonly amount: Extent })
  | (Asked & { readonly operation: 'void' | 'stopntimes' })
  /** Under the credit's own order. */
  | (Asked & { readonly operation: 'credit'; readonly minor: number; readonly orderId: string });

/** Everything that a person can ask the desk for. */
export type Ask = ActionAsk | ChargeAsk;

/** What a draft is to be, decided: the request follows from it. */
export interface Intent {
  readonly reference: Transaction;
  readonly amount: Money;
  readonly orderId: string;
  /** The most that it could have been about; null where there is no such limit. */
  readonly limit: Money | null;
  /** What is there for certain; mostly the limit. */
  readonly whole: Money | null;
  /** The last millisecond for it, or null; the latest that it can be where it may be over already. */
  readonly until: number | null;
  readonly mayBeOver: boolean;
}

/** Whether what a person asks for is open, and what it is about. */
export function decideDraft(
  asked: ActionAsk,
  situation: Situation,
): Decision<Intent, RefusalOf<'actionNotOpen' | 'amountAboveLeft'>> {
  const judgement = judge(asked.operation, situation);
  if (!judgement.open) return refused({ code: 'actionNotOpen', obstacle: judgement.obstacle });
  const { reference, limit, whole, until, mayBeOver } = judgement;
  const amount = amountOf(asked, situation, judgement);
  if (limit && amount.minor > limit.minor) return refused({ code: 'amountAboveLeft', left: limit });
  const orderId = asked.operation === 'credit' ? asked.orderId : reference.orderId;
  return decided({ reference, amount, orderId, limit, whole, until, mayBeOver });
}

type Open = Extract<Judgement, { open: true }>;

/** What the operation is about; a void undoes a whole operation, and what a stop prevents is not known here. */
function amountOf(asked: ActionAsk, { account }: Situation, { reference, whole }: Open): Money {
  switch (asked.operation) {
    case 'refund':
    case 'capture': {
      const all = whole ?? reference.amount;
      return asked.amount.kind === 'all' ? all : { ...all, minor: asked.amount.minor };
    }
    case 'void':
      return reference.amount;
    case 'credit':
      return { minor: asked.minor, currency: account.currency };
    case 'stopntimes':
      return { minor: 0, currency: reference.amount.currency };
    default:
      return assertNever(asked);
  }
}

/** Whether a person chose between all and a part, to ask the same again. */
export function extentOf(asked: ActionAsk): 'all' | 'part' | null {
  return 'amount' in asked ? asked.amount.kind : null;
}
