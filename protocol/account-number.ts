/** How long an IBAN of each country is, by the registry of ISO 13616. */
const registry =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 ' +
  'GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
  'MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 ' +
  'TN24 TR26 UA29 VA22 VG24 XK20';

const lengths: ReadonlyMap<string, number> = new Map(
  registry.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Where one may begin: a country and two check digits, apart by at most one mark as people write them. */
const beginning = /(?=([a-z])[ .\-\u00a0]?([a-z])[ .\-\u00a0]?\d[ .\-\u00a0]?\d)/gi;

/** What may stand between two characters of one. */
const mark = /[ .\-\u00a0]/;

/**
 * Whether a text holds what could be an IBAN, written in a row or in groups: such a text is neither stored nor sent, since the
 * gateway keeps the account behind a mandate's ALIAS (rules.md H53).
 */
export function containsAccountNumber(text: string): boolean {
  return [...text.matchAll(beginning)].some(({ index, 1: first = '', 2: second = '' }) => {
    const length = lengths.get(`${first}${second}`.toUpperCase());
    return length !== undefined && isAccountNumber(takeCharacters(text.slice(index), length), length);
  });
}

/** The first `count` letters and digits, as long as no more than one mark stands between two of them. */
function takeCharacters(text: string, count: number): string {
  let taken = '';
  let wasMark = false;
  for (const character of text) {
    const isMark = mark.test(character);
    if (taken.length === count || (isMark && wasMark)) break;
    if (!isMark && !/[a-z0-9]/i.test(character)) break;
    if (!isMark) taken += character.toUpperCase();
    wasMark = isMark;
  }
  return taken;
}

/** The check digits of ISO 7064, modulo 97. */
function isAccountNumber(characters: string, length: number): boolean {
  if (characters.length !== length) return false;
  const turned = characters.slice(4) + characters.slice(0, 4);
  const digits = [...turned].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
