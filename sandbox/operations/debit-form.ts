import { authorization, directDebit, payment, redirectPayment, splitPayment } from '../../protocol/operations/index.ts';
import { meansYes } from '../../protocol/parameters/formats.ts';
import type { Refusal } from '../answers/refusal.ts';
import { isPlanInTime, isSplit, outlastsPlan } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkCartTotal, linesAddUp } from '../checks/cart.ts';
import { checkMpiComplete } from '../checks/external-mpi.ts';
import { lessHidden } from '../checks/hidden.ts';
import type { ParameterLists } from '../checks/parameter-lists.ts';
import { checkPair, checkPresence, lessReplaced } from '../checks/presence.ts';
import { checkValidity, type Demands } from '../checks/validity.ts';
import { addDays, dayOf, paris } from '../clock/days.ts';
import { type FormMap, textOf } from '../requests/form.ts';

export type DebitName = 'payment' | 'authorization';

/** 1001, 1002, 1007 of a payment or an authorization, in the order of rules.md A1. */
export function checkDebitForm(name: DebitName, attempt: Attempt): Refusal | undefined {
  const { fields } = attempt;
  const operation = lessHidden(operationFor(name, fields), attempt);
  return (
    checkPresence(lessReplaced(operation, fields), fields) ??
    checkPair(fields, 'REDIRECTURLSUCCESS', 'REDIRECTURLCANCEL') ??
    checkMpiComplete(fields) ??
    checkValidity(operation, fields, { demands: demandsOf(name, attempt), misplaced: misplacedIn(name, fields) }) ??
    checkCartTotal(fields)
  );
}

/** The same for a payment of an SDD account (rules.md H53). */
export function checkDirectDebitForm(attempt: Attempt): Refusal | undefined {
  return checkFormWithoutCard(usesAlias(attempt.fields) ? directDebit.alias : directDebit.mandate, attempt);
}

/** The same for a payment of a redirect account (rules.md A9). */
export function checkRedirectForm(attempt: Attempt): Refusal | undefined {
  return checkFormWithoutCard(redirectPayment, attempt);
}

function checkFormWithoutCard(whole: ParameterLists, attempt: Attempt): Refusal | undefined {
  const { fields } = attempt;
  const lists = lessHidden(whole, attempt);
  const rules = { demands: demandsOf('payment', attempt), misplaced: ['CAPTUREDATE'] };
  return (
    checkPresence(lists, fields) ??
    checkPair(fields, 'REDIRECTURLSUCCESS', 'REDIRECTURLCANCEL') ??
    checkValidity(lists, fields, rules) ??
    checkCartTotal(fields)
  );
}

/** By ALIAS as soon as one of its two parameters is there, else by card (rules.md A9, G47). */
export function usesAlias(fields: FormMap): boolean {
  return fields['ALIAS'] !== undefined || fields['ALIASMODE'] !== undefined;
}

/** By a token of hosted fields, unless the card itself is there (protocol.md §4.6). */
export function usesToken(fields: FormMap): boolean {
  return fields['HFTOKEN'] !== undefined && fields['CARDCODE'] === undefined;
}

/** Whether the holder is absent (S3:160). */
export function isSubscription(fields: FormMap): boolean {
  return usesAlias(fields) && textOf(fields, 'ALIASMODE')?.toLowerCase() === 'subscription';
}

function operationFor(name: DebitName, fields: FormMap): ParameterLists {
  const forms = { payment: isSplit(fields) ? splitPayment : payment, authorization }[name];
  if (usesAlias(fields)) return forms.alias;
  return usesToken(fields) ? forms.token : forms.card;
}

/** Parameters that change what is asked for and must not be overlooked (rules.md A4). */
function misplacedIn(name: DebitName, fields: FormMap): readonly string[] {
  if (name === 'authorization') return ['AMOUNTS'];
  return isSplit(fields) ? ['CAPTUREDATE'] : ['AMOUNTS', 'CAPTUREDATE'];
}

function demandsOf(name: DebitName, attempt: Attempt): Demands {
  const { at } = attempt;
  return {
    AMOUNT: (fields) => name === 'authorization' || !isZero(fields), // rules.md A8
    AMOUNTS: (fields) => isPlanInTime(fields, at), // G41
    CARDVALIDITYDATE: (fields) => outlastsPlan(textOf(fields, 'CARDVALIDITYDATE') ?? '', attempt), // G41
    CAPTUREDATE: (fields) => !isZero(fields) && isTomorrowOrLater(textOf(fields, 'CAPTUREDATE'), at), // B18, C23
    CARDCVV: (fields) => !isSubscription(fields), // A4
    '3DSECURE': (fields) => !(isSubscription(fields) && meansYes(textOf(fields, '3DSECURE'))), // A4
    CART: linesAddUp, // A7
  };
}

function isZero(fields: FormMap): boolean {
  return Number(textOf(fields, 'AMOUNT')) === 0;
}

function isTomorrowOrLater(captureDate: string | undefined, at: number): boolean {
  return captureDate !== undefined && captureDate >= addDays(dayOf(at, paris), 1);
}
