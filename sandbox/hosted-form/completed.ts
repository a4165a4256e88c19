import { authorization, directDebit, payment, redirectPayment } from '../../protocol/operations/index.ts';
import { meansYes } from '../../protocol/parameters/formats.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { Attempt } from '../checks/attempt.ts';
import { hiddenIn } from '../checks/hidden.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { type Asked, askable } from './words.ts';

/** What the holder is asked for: what the payment needs, and the shop has not sent. */
export function toAsk({ account, fields }: Attempt): readonly Asked[] {
  const needed: readonly string[] = neededBy(account.method, textOf(fields, 'OPERATIONTYPE') === 'authorization');
  const hidden = hiddenIn(fields);
  return askable.filter((name) => needed.includes(name) && fields[name] === undefined && !hidden.includes(name));
}

/** What the shop has sent of the holder's own and lets them see: nobody else's name and address are taken for theirs. */
export function toShow({ account, fields }: Attempt): readonly Asked[] {
  const hidden = hiddenIn(fields);
  const shown: readonly Asked[] = account.method === 'card' ? ['CLIENTEMAIL', 'CARDFULLNAME'] : ['CLIENTEMAIL'];
  return shown.filter((name) => fields[name] !== undefined && !hidden.includes(name));
}

/** Whether the holder may choose to have the card kept (S3:170–176). */
export function offersAlias({ account, fields }: Attempt): boolean {
  return account.method === 'card' && meansYes(textOf(fields, 'DISPLAYCREATEALIAS'));
}

/** The request that the shop's parameters and the holder's entries make together. */
export function completed(attempt: Attempt, entries: FormMap, browser: string): Attempt {
  const { fields, caller } = attempt;
  const asked = toAsk(attempt).map((name) => [name, entryIn(entries, name)] as const);
  const alias = offersAlias(attempt) ? { CREATEALIAS: meansYes(textOf(entries, 'CREATEALIAS')) ? 'yes' : 'no' } : {};
  const mode = textOf(fields, '3DSECUREDISPLAYMODE')?.toLowerCase();
  return {
    ...attempt,
    fields: {
      CLIENTIP: ipv4Of(caller.address),
      CLIENTUSERAGENT: browser.slice(0, 255) || 'unknown',
      ...fields,
      ...alias,
      // The browser is here already, so there is nobody to redirect it by hand.
      ...(mode === 'raw' ? { '3DSECUREDISPLAYMODE': 'main' } : {}),
      ...Object.fromEntries(asked.filter(([, entry]) => entry !== '')),
    },
  };
}

function neededBy(method: AccountSettings['method'], isAuthorization: boolean): readonly string[] {
  switch (method) {
    case 'card':
      return isAuthorization ? authorization.card.required : payment.card.required;
    case 'sdd':
      return directDebit.mandate.required;
    case 'redirect':
      return redirectPayment.required;
  }
}

/** People group a card's digits and write the month with a slash. */
function entryIn(entries: FormMap, name: Asked): string {
  const entry = (textOf(entries, name) ?? '').trim();
  if (name === 'CARDCODE') return entry.replace(/[ -]/g, '');
  return name === 'CARDVALIDITYDATE' ? entry.replace(/[ /]+/, '-') : entry;
}

/** CLIENTIP is IPv4 (S4:111); a browser that came by IPv6 is on this machine, or near it. */
function ipv4Of(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? '127.0.0.1' : plain;
}
