import { formatAmount } from '../../protocol/money/index.ts';
import { formPath } from '../../protocol/operations/index.ts';
import { descriptorOf } from '../accounts/settings.ts';
import { page } from '../authentication/bank-page.ts';
import { escapeHtml } from '../authentication/redirect-html.ts';
import { planIn } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { signedPairs } from '../checks/signature.ts';
import { textOf } from '../requests/form.ts';
import { offersAlias, toAsk, toShow } from './completed.ts';
import { type Asked, type Words, wordsIn } from './words.ts';

export interface FormOnScreen {
  /** The body that the shop sent the browser with: it comes back with what the holder enters, and is checked again. */
  readonly invitation: string;
  /** One a form: whoever sends the same one twice pays once. */
  readonly token: string;
  /** The parameter that was wrong the last time. */
  readonly wrong: string | undefined;
}

/** The hosted form, in the shop's LANGUAGE (S4:281), with the box that DISPLAYCREATEALIAS asks for (S3:170–176). */
export function formPage(attempt: Attempt, { invitation, token, wrong }: FormOnScreen): string {
  const { account, fields } = attempt;
  const language = textOf(fields, 'LANGUAGE')?.toLowerCase() ?? 'en';
  const words = wordsIn(language);
  const minor = planIn(fields)[0]?.amount ?? Number(textOf(fields, 'AMOUNT'));
  const amount = formatAmount({ minor, currency: account.currency }, language === 'fr' ? 'fr' : 'en');
  const cancel = textOf(fields, 'REDIRECTURLCANCEL') ?? account.cancelUrl;
  return page(
    words.title,
    `
<p>${escapeHtml(descriptorOf(account))} · ${words.order} ${escapeHtml(textOf(fields, 'ORDERID') ?? '')} ·
<strong>${escapeHtml(amount)}</strong></p>
<form method="post" action="${formPath}/pay" autocomplete="off">
${hiddenInput('REQUEST', invitation)}
${hiddenInput('FORM', token)}
${signedInputs(attempt)}
${toShow(attempt)
  .map((name) => `<p>${words[name]}: ${escapeHtml(textOf(fields, name) ?? '')}</p>`)
  .join('\n')}
${toAsk(attempt)
  .map((name) => field(name, words, name === wrong))
  .join('\n')}
${offersAlias(attempt) ? box(words) : ''}
<button>${words.pay}</button>
</form>${cancel === undefined ? '' : cancelLink(cancel, words)}`,
    language,
  );
}

/**
 * Each parameter that the shop signed, as an input of its own name: shops' scripts and tests read them (rules.md G61). What
 * counts is REQUEST, whose bytes were signed; a name that the holder is asked for is left to the holder.
 */
function signedInputs(attempt: Attempt): string {
  const HASH = textOf(attempt.form.params, 'HASH') ?? '';
  const asked: readonly string[] = [...toAsk(attempt), ...(offersAlias(attempt) ? ['CREATEALIAS'] : [])];
  return [...signedPairs(attempt.fields), ['HASH', HASH] as const]
    .filter(([name]) => !asked.includes(name))
    .map(([name, value]) => hiddenInput(name, value))
    .join('\n');
}

function hiddenInput(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
}

/** What the browser shows when the shop sent it with something wrong. */
export function refusedPage({ execcode, message }: { execcode: string; message: string }): string {
  return page('Sandbox', `<p>${escapeHtml(execcode)}: ${escapeHtml(message)}</p>`);
}

function field(name: Asked, words: Words, isWrong: boolean): string {
  const told = isWrong ? ` aria-invalid="true" aria-describedby="wrong"` : '';
  const explanation = isWrong ? `<span id="wrong" role="alert">${words.wrong}</span>` : '';
  const kind = name === 'CARDCVV' ? 'password' : name === 'CLIENTEMAIL' ? 'email' : 'text';
  return `<label>${words[name]} ${explanation}<input type="${kind}" name="${name}"${told} required></label>`;
}

function box(words: Words): string {
  return `<label><input type="checkbox" name="CREATEALIAS" value="yes"> ${words.save}</label>`;
}

function cancelLink(address: string, words: Words): string {
  return /^https?:/i.test(address) ? `\n<p><a href="${escapeHtml(address)}">${words.cancel}</a></p>` : '';
}
