import { writeHead } from './head.ts';
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
  return `${writeHead({ language: escapeHtml(code), title: words.title, policy: '' })}
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
