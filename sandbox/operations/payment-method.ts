import { isRefusal, type Refusal, refuse } from '../answers/refusal.ts';
import { type Card, maskOf, noCard } from '../bank/card.ts';
import { isExpired } from '../bank/verdict.ts';
import type { Book } from '../book/open.ts';
import type { Row } from '../book/row.ts';
import type { Attempt } from '../checks/attempt.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { usesAlias } from './debit-form.ts';

/** What a debit or a credit is paid with. */
export interface PaymentMethod {
  readonly card: Card;
  /** Only looked at, never kept (rules.md B13). */
  readonly cryptogram: string | undefined;
}

/**
 * The card of a request, by number, ALIAS or HFTOKEN. An ALIAS that is unknown or may not be used is 2001, one whose card
 * has expired 2020; an HFTOKEN that is unknown, used or too old 2018.
 */
export function readCardMethod(attempt: Attempt, book: Book): PaymentMethod | Refusal {
  const { fields } = attempt;
  if (usesAlias(fields)) return methodOfAlias(attempt, book);
  return fields['CARDCODE'] === undefined ? methodOfToken(attempt) : methodOfNumber(fields);
}

/** The transaction that an ALIAS stands for: 2001 when it is unknown or somebody else's, 2020 when it has ended. */
export function findAlias({ account, fields }: Attempt, book: Book): Row | Refusal {
  const alias = textOf(fields, 'ALIAS') ?? '';
  const source = book.aliases.find(account.identifier, alias);
  if (!source) return refuse('2001');
  if (account.aliasPerClient && source.clientIdent !== textOf(fields, 'CLIENTIDENT')) return refuse('2001');
  return book.aliases.hasEnded(alias) ? refuse('2020') : source;
}

function methodOfAlias(attempt: Attempt, book: Book): PaymentMethod | Refusal {
  const { account, fields, at } = attempt;
  const source = findAlias(attempt, book);
  if (isRefusal(source)) return source;
  if (isExpired(source.cardValidity, at, account.zone)) return refuse('2020');
  const card = { mask: source.cardMask, validity: source.cardValidity, fullName: source.cardFullName };
  return { card, cryptogram: textOf(fields, 'CARDCVV') };
}

function methodOfToken({ account, fields, at, cardTokens }: Attempt): PaymentMethod | Refusal {
  const keys = account.apiKeys.map(({ id }) => id);
  const found = cardTokens.take(textOf(fields, 'HFTOKEN') ?? '', keys, at);
  if (!found) return refuse('2018');
  return { card: found.card, cryptogram: found.isCryptogramWrong ? '000' : undefined };
}

function methodOfNumber(fields: FormMap): PaymentMethod {
  const card = {
    mask: maskOf(textOf(fields, 'CARDCODE') ?? ''),
    validity: textOf(fields, 'CARDVALIDITYDATE') ?? '',
    fullName: textOf(fields, 'CARDFULLNAME') ?? '',
  };
  return { card, cryptogram: textOf(fields, 'CARDCVV') };
}

/** SDD and redirect payments: nobody's card, at most the holder's name. */
export function methodWithoutCard(fields: FormMap): PaymentMethod {
  return { card: { ...noCard, fullName: textOf(fields, 'CARDFULLNAME') ?? '' }, cryptogram: undefined };
}
