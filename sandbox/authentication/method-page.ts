import { formatAmount } from '../../protocol/money/index.ts';
import type { Row } from '../book/row.ts';
import { page } from './bank-page.ts';
import { escapeHtml, methodPath } from './redirect-html.ts';

/** Where a redirect payment is finished (rules.md A9). */
export function methodPage(row: Row, token: string): string {
  return page('Sandbox wallet', request(row) + choices(token, 'Confirm the payment', 'Refuse it as the wallet would'));
}

/** Where a mandate is signed. Nobody types an IBAN: the sandbox invents the mandate (rules.md H53). */
export function mandatePage(row: Row, token: string): string {
  const mandate = `<p>SEPA mandate of ${escapeHtml(row.clientIdent)}. No account number is needed here.</p>`;
  return page('Sandbox mandate', request(row) + mandate + choices(token, 'Sign the mandate', 'Have it refused'));
}

function request(row: Row): string {
  const amount = formatAmount({ minor: row.amount, currency: row.currency }, 'en');
  return `
<p>${escapeHtml(row.descriptor)} asks for <strong>${escapeHtml(amount)}</strong>, order ${escapeHtml(row.orderId)}.</p>`;
}

function choices(token: string, accept: string, fail: string): string {
  return `
<form method="post" action="${methodPath}/decision">
<input type="hidden" name="MD" value="${escapeHtml(token)}">
<button name="DECISION" value="accept">${accept}</button>
<button name="DECISION" value="fail">${fail}</button>
<button name="DECISION" value="cancel">Cancel</button>
</form>`;
}
