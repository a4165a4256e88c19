/** Who issued a card, as exports and card information tell it (protocol.md §5). */
export interface Issuer {
  /** CARDTYPE. */
  readonly type: string;
  /** CARDNETWORK. */
  readonly network: string;
  /** CARDCOUNTRY, ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** Ranges of the sandbox's imaginary banks, the longest prefix first. */
const ranges: readonly (readonly [prefix: string, issuer: Issuer])[] = [
  ['497010', { type: 'VISA', network: 'CB', country: 'FR' }],
  ['513283', { type: 'MASTERCARD', network: 'CB', country: 'FR' }],
  ['446421', { type: 'VISA', network: 'VISA', country: 'GB' }],
  ['518662', { type: 'MASTERCARD', network: 'MASTERCARD', country: 'GB' }],
  ['402205', { type: 'VISA', network: 'VISA', country: 'DE' }],
  ['520602', { type: 'MASTERCARD', network: 'MASTERCARD', country: 'ES' }],
  ['454105', { type: 'VISA', network: 'VISA', country: 'JP' }],
  ['453786', { type: 'VISA', network: 'VISA', country: 'KW' }],
  ['34', { type: 'AMERICAN EXPRESS', network: 'AMERICAN EXPRESS', country: 'FR' }],
  ['37', { type: 'AMERICAN EXPRESS', network: 'AMERICAN EXPRESS', country: 'FR' }],
  ['4', { type: 'VISA', network: 'VISA', country: 'FR' }],
  ['5', { type: 'MASTERCARD', network: 'MASTERCARD', country: 'FR' }],
];

const unknown: Issuer = { type: 'UNKNOWN', network: 'UNKNOWN', country: 'FR' };

/** The issuer of a card, from its first six digits. */
export function issuerOf(firstSix: string): Issuer {
  return ranges.find(([prefix]) => firstSix.startsWith(prefix))?.[1] ?? unknown;
}
