import { formatAmount } from '../../protocol/money/index.ts';
import { formPath } from '../../protocol/operations/index.ts';
import { descriptorOf } from '../accounts/settings.ts';
import { page } from '../authentication/bank-page.ts';
import { escapeHtml } from '../authentication/redirect-html.ts';
import { planIn } from '../checks/amounts.ts';
import type { Attempt } from '../checks/attempt.ts';
import { textOf } from '../requests/form.ts';
import { offersAlias, toAsk } from './completed.ts';
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
<input type="hidden" name="REQUEST" value="${escapeHtml(invitation)}">
<input type="hidden" name="FORM" value="${escapeHtml(token)}">
${toAsk(attempt)
  .map((name) => field(name, words, name === wrong))
  .join('\n')}
${offersAlias(attempt) ? box(words) : ''}
<button>${words.pay}</button>
</form>${cancel === undefined ? '' : cancelLink(cancel, words)}`,
    language,
  );
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
