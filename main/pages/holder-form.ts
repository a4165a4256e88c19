import { wordsIn } from './words.ts';

/** What a browser posts, and where to. */
export interface HolderForm {
  readonly url: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What the page says beside its button. */
export interface PageHead {
  /** A LANGUAGE of the gateway's; any case. */
  readonly language: string;
  readonly orderId: string;
  /** For people, with its currency. */
  readonly amount: string;
}

/**
 * A page for the merchant's own site, whose one button posts a form to the gateway. It holds no script: nothing is paid or begun
 * before the holder presses the button, and the same page is the same bytes.
 */
export function buildHolderPage({ url, fields }: HolderForm, { language, orderId, amount }: PageHead): string {
  const code = language.toLowerCase();
  const words = wordsIn(code);
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<!DOCTYPE html>
<html lang="${escapeHtml(code)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
<title>${words.title}</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; margin: 0; }
main { max-width: 28rem; margin: 12vh auto; padding: 0 1.5rem; }
button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; color: #fff; background: #1f3a5f; }
</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${words.order} ${escapeHtml(orderId)} · <strong>${escapeHtml(amount)}</strong></p>
<form method="post" action="${escapeHtml(url)}" accept-charset="utf-8">
${inputs.join('\n')}
<button>${words.goOn}</button>
</form>
</main>
</body>
</html>
`;
}

/**
 * The fields of REDIRECTPOSTPARAMS. It is the text of a form body; one without a percent sign was not encoded, and a `+` in it is one
 * (protocol.md §8: its samples are base64).
 */
export function readPostParameters(text: string): HolderForm['fields'] {
  if (text.includes('%')) return [...new URLSearchParams(text)];
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const end = pair.indexOf('=');
      return end === -1 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
    });
}

/** Text that may stand in an element or in a quoted attribute; line breaks stay what was signed. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\r\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}
