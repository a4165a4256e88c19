import fc from 'fast-check';
import { passesLuhn } from '../../protocol/card-number.ts';

/** Countries with the length of their IBAN. */
const countries = [
  ['FR', 27],
  ['DE', 22],
  ['NO', 15],
  ['MT', 31],
  ['GB', 22],
] as const;

/** An IBAN with right check digits. */
export const accountNumber = fc
  .constantFrom(...countries)
  .chain(([country, length]) =>
    fc
      .array(fc.constantFrom(...'0123456789ABCXYZ'), { minLength: length - 4, maxLength: length - 4 })
      .map((rest) => withCheck(country, rest.join(''))),
  );

function withCheck(country: string, rest: string): string {
  const digits = [...`${rest}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${rest}`;
}

/** 12 to 19 digits with a right check digit. */
export const cardNumber = fc
  .array(fc.constantFrom(...'0123456789'), { minLength: 11, maxLength: 18 })
  .map((digits) => `${digits.join('')}${[...'0123456789'].find((last) => passesLuhn(`${digits.join('')}${last}`))}`);

/** As people write either: in a row, or in groups of four. */
export const written = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(number, fc.constantFrom('', ' ', '-', '.', '\u00a0'))
    .map(([text, mark]) => text.match(/.{1,4}/g)?.join(mark) ?? text);
