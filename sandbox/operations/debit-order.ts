import { meansYes } from '../../protocol/parameters/formats.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { invalid, isRefusal, type Refusal, refuse } from '../answers/refusal.ts';
import { type Card, maskOf } from '../bank/card.ts';
import { isExpired } from '../bank/verdict.ts';
import type { Book } from '../book/open.ts';
import type { Instalment } from '../book/plans.ts';
import { outlastsPlan, planIn } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { type DebitName, isSubscription, usesAlias } from './debit-form.ts';

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
  /** The ALIAS that is used, if one is. */
  readonly alias: string | undefined;
  readonly createAlias: boolean;
  readonly authenticate: boolean;
  /** Whether the holder is there to be authenticated. */
  readonly holderPresent: boolean;
  /** `http://127.0.0.1:4711`: where the sandbox was reached. */
  readonly origin: string;
}

/**
 * Reads the request; an ALIAS that is unknown or may not be used is 2001, one whose card has expired 2020, and one whose
 * card expires before the last instalment 1002, as if the card had been sent (rules.md G41).
 */
export function readDebitOrder(name: DebitOrder['name'], attempt: Attempt, book: Book): DebitOrder | Refusal {
  const { account, fields, caller } = attempt;
  const card = usesAlias(fields) ? cardOfAlias(attempt, book) : cardOf(fields);
  if (isRefusal(card)) return card;
  const plan = name === 'payment' ? planIn(fields) : [];
  if (!outlastsPlan(card.validity, fields)) return invalid('CARDVALIDITYDATE');
  return {
    name,
    account,
    amount: plan[0]?.amount ?? Number(textOf(fields, 'AMOUNT')),
    plan,
    fields,
    card,
    alias: textOf(fields, 'ALIAS'),
    createAlias: meansYes(textOf(fields, 'CREATEALIAS')),
    authenticate: meansYes(textOf(fields, '3DSECURE')),
    holderPresent: !isSubscription(fields),
    origin: caller.origin,
  };
}

function cardOf(fields: FormMap): Card | Refusal {
  const number = textOf(fields, 'CARDCODE');
  if (number === undefined) return invalid('CARDCODE');
  return {
    mask: maskOf(number),
    validity: textOf(fields, 'CARDVALIDITYDATE') ?? '',
    fullName: textOf(fields, 'CARDFULLNAME') ?? '',
  };
}

function cardOfAlias({ account, fields, at }: Attempt, book: Book): Card | Refusal {
  const source = book.aliases.find(account.identifier, textOf(fields, 'ALIAS') ?? '');
  if (!source) return refuse('2001');
  if (account.aliasPerClient && source.clientIdent !== textOf(fields, 'CLIENTIDENT')) return refuse('2001');
  if (isExpired(source.cardValidity, at, account.zone)) return refuse('2020');
  return { mask: source.cardMask, validity: source.cardValidity, fullName: source.cardFullName };
}
