/**
 * The text as it is sought: lower case, without accents and without signs that nobody sees, letters of other alphabets of
 * Latin as the plain ones that people type for them, so that `alvarez` finds Álvarez and `lukasz` Łukasz. SQLite's own `lower`
 * knows the letters of English only. Control characters count as spaces: a NUL would end a query in its middle.
 */
export function fold(text: string): string {
  return (
    text
      // Before letters are taken apart, since some of these are a space with an accent then; others come of that.
      .replace(apostrophes, "'")
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(apostrophes, "'")
      .toLowerCase()
      .replace(/[^\0-\x7f]/gu, (letter) => plain.get(letter) ?? letter)
  );
}

const apostrophes = /[´`‘’‛′ʹʼ＇՚]/g;

/** Letters and marks that are no other with an accent, as Unicode has it: each in lower case. */
const plain: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ss: 'ß',
    ae: 'æ',
    oe: 'œ',
    o: 'øɔ',
    l: 'łƚɫ',
    d: 'đðɖɗ',
    th: 'þ',
    h: 'ħ',
    i: 'ıɨɩ',
    j: 'ȷɉ',
    k: 'ĸƙ',
    n: 'ŋɲƞ',
    t: 'ŧƭʈ',
    b: 'ƀɓ',
    c: 'ƈ',
    e: 'əɛǝɇ',
    f: 'ƒ',
    g: 'ɠǥɡ',
    p: 'ƥ',
    r: 'ɍ',
    s: 'ſ',
    u: 'ʉ',
    v: 'ʋ',
    y: 'ƴɏ',
    z: 'ƶȥ',
    σ: 'ς',
    "'": 'ˈ',
    '"': '“”„‟«»″',
    '-': '‐‑‒–—―−⁃﹘',
  }).flatMap(([letters, others]) => Array.from(others, (other) => [other, letters] as const)),
);
