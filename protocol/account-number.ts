/** How long an IBAN of each country is, by the registry of ISO 13616. */
const registry =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 ' +
  'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
  'MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 ' +
  'TN24 TR26 UA29 VA22 VG24 XK20';

const lengths: ReadonlyMap<string, number> = new Map(
  registry.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Characters of the shortest, Norway's: most texts are shorter, and need not be looked at. */
const shortest = Math.min(...lengths.values());

/** Where one may begin: a country and two check digits, apart by at most one mark as people write them. */
const beginning = /(?=([a-z])[ .\-\u00a0]?([a-z])[ .\-\u00a0]?\d[ .\-\u00a0]?\d)/gi;

/** What may stand between two characters of one. */
const mark = /[ .\-\u00a0]/;

/**
 * Whether a text holds what could be an IBAN, written in a row or in groups: such a text is neither stored nor sent, since the
 * gateway keeps the account behind a mandate's ALIAS (rules.md H53).
 */
export function containsAccountNumber(text: string): boolean {
  return findAccountNumber(text) !== undefined;
}

/** The text with every IBAN cut to its country, check digits and last four characters. */
export function maskAccountNumbers(text: string): string {
  const found = findAccountNumber(text);
  if (!found) return text;
  const rest = maskAccountNumbers(text.slice(found.end));
  return `${text.slice(0, found.start)}${found.characters.slice(0, 4)}…${found.characters.slice(-4)}${rest}`;
}

interface Found {
  /** Where it stands in the text; `end` is the place behind it. */
  readonly start: number;
  readonly end: number;
  /** Its letters and digits alone. */
  readonly characters: string;
}

function findAccountNumber(text: string): Found | undefined {
  if (text.length < shortest) return undefined;
  for (const { index, 1: first = '', 2: second = '' } of text.matchAll(beginning)) {
    const length = lengths.get(`${first}${second}`.toUpperCase());
    const taken = length === undefined ? undefined : takeCharacters(text, index, length);
    if (taken && isAccountNumber(taken.characters)) return taken;
  }
  return undefined;
}

/** So many letters and digits from a place on, with no more than one mark between two of them; undefined where there are fewer. */
function takeCharacters(text: string, start: number, count: number): Found | undefined {
  let characters = '';
  let wasMark = false;
  for (let end = start; end < text.length; end += 1) {
    const character = text[end] ?? '';
    const isMark = mark.test(character);
    if (isMark ? wasMark : !/[a-z0-9]/i.test(character)) return undefined;
    if (!isMark) characters += character.toUpperCase();
    if (characters.length === count) return { start, end: end + 1, characters };
    wasMark = isMark;
  }
  return undefined;
}

/** The check digits of ISO 7064, modulo 97. */
function isAccountNumber(characters: string): boolean {
  const turned = characters.slice(4) + characters.slice(0, 4);
  const digits = [...turned].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
