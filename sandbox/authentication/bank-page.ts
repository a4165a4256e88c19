import { formatAmount } from '../../protocol/money/index.ts';
import { truncated } from '../bank/card.ts';
import type { Row } from '../book/row.ts';
import { bankPath, escapeHtml } from './redirect-html.ts';

const title = 'Sandbox bank';

/** The page on which the holder answers: accept, fail or cancel (rules.md G50). */
export function bankPage(row: Row, token: string): string {
  const amount = formatAmount({ minor: row.amount, currency: row.currency }, 'en');
  return page(
    title,
    `
<p>${escapeHtml(row.descriptor)} asks for <strong>${escapeHtml(amount)}</strong>
from card ${escapeHtml(truncated(row.cardMask))}, order ${escapeHtml(row.orderId)}.</p>
<form method="post" action="${bankPath}/decision">
<input type="hidden" name="MD" value="${escapeHtml(token)}">
<button name="DECISION" value="accept">Confirm the payment</button>
<button name="DECISION" value="fail">Enter a wrong code</button>
<button name="DECISION" value="cancel">Cancel</button>
</form>`,
  );
}

/** What the holder reads when nothing is, or is any longer, waiting for them. */
export function overPage(): string {
  return page(title, '<p>This payment is not waiting for you. You can close this page.</p>');
}

/** What the holder reads after the decision. */
export function donePage(row: Row, message: string): string {
  return page(title, `<p>${escapeHtml(row.execcode)}: ${escapeHtml(message)}</p><p>You can go back to the shop.</p>`);
}

/** A page of the sandbox for a holder; heading and content are HTML. */
export function page(heading: string, content: string, language = 'en'): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 10vh auto; padding: 0 1rem; }
label { display: block; margin: .5rem 0; }
input:not([type=checkbox]) { display: block; width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; }
button { display: block; width: 100%; margin: .5rem 0; padding: .75rem; font: inherit; }
</style>
</head>
<body>
<main>
<h1>${heading}</h1>${content}
</main>
</body>
</html>
`;
}
