/** Signs that nobody sees: joiners, marks of direction, a soft hyphen, variation selectors. They change no digit. */
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;

/** Turns what follows around: what a person sees are other digits than stand there. */
const turning = /\u202e/;

/** Marks and digits beside which text runs from right to left. */
const rightToLeft = /[\u061c\u200f\u202b\u2067\u0660-\u0669]/;

/** Groups of digits that change places there: `234 100` is shown as 100 234. A no-break space holds them together, as a point does. */
const apart = /\p{Nd}\p{Cf}*(?![\u00a0\u202f])[\s'\u2018\u2019\u02bc\u2032\u00b4`\uff07]\p{Cf}*\p{Nd}/u;

/** Two cells of a table, or two lines, pasted together: they are two values, and no groups of one. */
const betweenValues = /\p{Nd}\p{Cf}*\s*[\t\n\v\f\r\u0085\u2028\u2029]\s*\p{Cf}*\p{Nd}/u;

/** The zeros of digits that people type beside ours: full-width, Arabic-Indic, Persian, Devanagari. */
const zeros = [0xff10, 0x0660, 0x06f0, 0x0966];

/**
 * The text of an amount in plain signs: digits 0 to 9, `-` for every minus, `'` for every apostrophe, one kind of space; signs
 * that nobody sees are dropped. Undefined for a text that is shown otherwise than it stands, and for two values in one.
 */
export function plainAmount(typed: string): string | undefined {
  if (turning.test(typed) || (rightToLeft.test(typed) && apart.test(typed))) return undefined;
  if (betweenValues.test(typed)) return undefined;
  return Array.from(typed.replace(invisible, ''), plainSign).join('').trim();
}

function plainSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  if (/\s/.test(sign)) return ' ';
  if (/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/.test(sign)) return '-';
  if (/[\u2018\u2019\u02bc\u2032\u00b4`\uff07]/.test(sign)) return "'";
  if (sign === '\u066b') return '.';
  // Unlike a comma it stands between thousands alone.
  if (sign === '\u066c') return "'";
  // The other full-width signs stand in the order of ours; three money signs do not.
  if (code > 0xff00 && code < 0xff5f) return String.fromCodePoint(code - 0xfee0);
  return fullWidthMoney[sign] ?? sign;
}

const fullWidthMoney: Readonly<Record<string, string>> = { '￥': '¥', '￡': '£', '￦': '₩', '￠': '¢' };
