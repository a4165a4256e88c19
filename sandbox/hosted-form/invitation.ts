import { hostedForm } from '../../protocol/operations/index.ts';
import { parameters } from '../../protocol/parameters/index.ts';
import { isRefusal, type Refusal } from '../answers/refusal.ts';
import { type Admission, admit, formSteps } from '../checks/admit.ts';
import { isSplit } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { checkPresence, lessReplaced } from '../checks/presence.ts';
import { checkValidity } from '../checks/validity.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { Caller } from '../requests/received.ts';

/**
 * What a shop sent a browser to the form with: the parameters stand in the body itself, not inside `params`. The account,
 * the signature and the form are checked as for any request, up to the card (rules.md A1).
 */
export function readInvitation(body: FormMap, caller: Caller, admission: Omit<Admission, 'steps'>): Attempt | Refusal {
  const attempt = admitSigned(body, caller, admission);
  if (isRefusal(attempt)) return attempt;
  const lists = listsFor(attempt.fields);
  const malformed =
    checkPresence(lessReplaced(lists, attempt.fields), attempt.fields) ??
    checkValidity(lists, attempt.fields, { demands: {}, misplaced: lists.excluded ?? [] });
  return malformed ?? { ...attempt, fields: knownOnly(attempt.fields, [...lists.required, ...lists.optional]) };
}

/** Buttons and tokens against forgery travel in a form as well: only documented parameters must be signed (P2.3). */
function admitSigned(body: FormMap, caller: Caller, admission: Omit<Admission, 'steps'>): Attempt | Refusal {
  const method = textOf(body, 'OPERATIONTYPE') ?? '';
  const steps = formSteps;
  const whole = admit({ method, params: body }, caller, { ...admission, steps });
  if (!isRefusal(whole) || whole.execcode !== '1003') return whole;
  return admit({ method, params: knownOnly(body, Object.keys(parameters)) }, caller, { ...admission, steps });
}

function listsFor(fields: FormMap) {
  if (textOf(fields, 'OPERATIONTYPE') === 'authorization') return hostedForm.authorization;
  return isSplit(fields) ? hostedForm.splitPayment : hostedForm.payment;
}

function knownOnly(fields: FormMap, names: readonly string[]): FormMap {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
