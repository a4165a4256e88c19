import { meansYes } from '../../protocol/parameters/formats.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { invalid, isRefusal, type Refusal } from '../answers/refusal.ts';
import type { Card } from '../bank/card.ts';
import type { Book } from '../book/open.ts';
import type { Instalment } from '../book/plans.ts';
import type { Origin } from '../book/row.ts';
import { outlastsPlan, planIn } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { type DebitName, isSubscription } from './debit-form.ts';
import { type PaymentMethod, readCardMethod } from './payment-method.ts';

/** A payment, an authorization or a credit, read from a request whose form is right. */
export interface DebitOrder {
  readonly name: DebitName | 'credit';
  readonly account: AccountSettings;
  /** Minor units; the first instalment's when the payment is split. */
  readonly amount: number;
  /** The dates of an n-times payment, today's first; none when it is paid at once. */
  readonly plan: readonly Instalment[];
  readonly fields: FormMap;
  readonly card: Card;
  /** Only looked at, never kept (rules.md B13). */
  readonly cryptogram: string | undefined;
  /** The ALIAS that is used, if one is. */
  readonly alias: string | undefined;
  readonly createAlias: boolean;
  readonly authenticate: boolean;
  /** Whether the holder is there to be authenticated. */
  readonly holderPresent: boolean;
  /** `http://127.0.0.1:4711`: where the sandbox was reached. */
  readonly origin: string;
  readonly channel: Origin;
}

/** Reads the request; a card that expires before the last instalment is 1002, however it came (rules.md G41). */
export function readDebitOrder(name: DebitOrder['name'], attempt: Attempt, book: Book): DebitOrder | Refusal {
  const method = readCardMethod(attempt, book);
  if (isRefusal(method)) return method;
  if (!outlastsPlan(method.card.validity, attempt)) return invalid('CARDVALIDITYDATE');
  return orderOf(name, attempt, method);
}

/** The order of a request whose payment method is known. */
export function orderOf(
  name: DebitOrder['name'],
  { account, fields, caller }: Attempt,
  { card, cryptogram }: PaymentMethod,
): DebitOrder {
  const plan = name === 'payment' ? planIn(fields) : [];
  return {
    name,
    account,
    amount: plan[0]?.amount ?? Number(textOf(fields, 'AMOUNT')),
    plan,
    fields,
    card,
    cryptogram,
    alias: textOf(fields, 'ALIAS'),
    createAlias: meansYes(textOf(fields, 'CREATEALIAS')),
    authenticate: meansYes(textOf(fields, '3DSECURE')),
    holderPresent: !isSubscription(fields),
    origin: caller.origin,
    channel: caller.channel ?? 'DIRECTLINK',
  };
}
