/**
 * Signs that nobody sees: controls, direction marks, joiners, blanks that are letters, halves of a sign. Whoever reads two
 * texts that differ in these alone takes them for one, or reads one the wrong way round. A line break is seen well enough.
 */
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * What begins and ends a piece of its own in a line of text: nothing in it turns what is around it. Its parts stand from left
 * to right, as they do in a key or an address, whichever script each is of.
 */
const [isolate, end] = ['\u2066', '\u2069'];
const isolated = new RegExp(`(${isolate}[^\\u2066-\\u2069]*${end})`, 'u');

/** A part of a text as it stands, or a sign that nobody would see, with its name. */
export interface TextPart {
  readonly text: string;
  /** `U+202E`; null for what can be seen. */
  readonly mark: string | null;
}

/** Takes a text apart at its invisible signs. What {@link visibleText} has set apart already is left so. */
export function splitInvisible(text: string): readonly TextPart[] {
  if (!invisible.test(text)) return [{ text, mark: null }];
  return text
    .split(isolated)
    .flatMap((piece, index) =>
      index % 2 === 1 && rightToLeft.test(piece)
        ? [seen(isolate), ...[...piece.slice(1, -1)].map(toPart), seen(end)]
        : [...piece].map(toPart),
    )
    .reduce<TextPart[]>(join, []);
}

/**
 * A text that somebody else wrote, for a sentence of ours or a label: each sign that nobody sees is named in brackets, and
 * what runs from right to left stays among itself. Given what it gave, it gives the same.
 */
export function visibleText(text: string): string {
  const named = splitInvisible(text)
    .map(({ text: part, mark }) => (mark === null ? part : `[${mark}]`))
    .join('');
  return rightToLeft.test(named) && !isolated.test(named) ? `${isolate}${named}${end}` : named;
}

function toPart(sign: string): TextPart {
  if (!invisible.test(sign)) return seen(sign);
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { text: sign, mark: `U+${code}` };
}

function seen(text: string): TextPart {
  return { text, mark: null };
}

/** What can be seen stands in one part. */
function join(parts: TextPart[], part: TextPart): TextPart[] {
  const last = parts.at(-1);
  if (last === undefined || last.mark !== null || part.mark !== null) return [...parts, part];
  return [...parts.slice(0, -1), seen(last.text + part.text)];
}
