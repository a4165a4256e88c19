import { maskCardNumbers } from '../../protocol/card-number.ts';
import type { FormMap, FormValue } from '../requests/form.ts';

/** Parameters that nobody may read again, with what is left of them (rules.md B13). */
const masks: Readonly<Record<string, (text: string) => string>> = {
  CARDCODE: (text) => (text.length > 4 ? 'X'.repeat(text.length - 4) + text.slice(-4) : 'X'.repeat(text.length)),
  CARDCVV: (text) => 'X'.repeat(text.length),
  HFTOKEN: (text) => 'X'.repeat(text.length),
};

/** How much of a request is kept: so many values, of so many characters each. */
const mostValues = 200;
const longestText = 1000;

/**
 * The parameters as they may be shown: without cryptograms, without card numbers wherever they stand, without these
 * secrets, and not endless.
 */
export function masked(params: FormMap, secrets: readonly string[] = []): FormMap {
  let room = mostValues;
  const shown = (value: FormValue, mask: (text: string) => string): FormValue => {
    if (typeof value === 'string') return mask(withoutSecrets(value.slice(0, longestText), secrets));
    const entries: [string, FormValue][] = [];
    for (const [name, inner] of Object.entries(value)) {
      room -= 1;
      if (room < 0) break;
      const own = masks[name.toUpperCase()] ?? mask;
      entries.push([maskCardNumbers(withoutSecrets(name.slice(0, longestText), secrets)), shown(inner, own)]);
    }
    return Object.fromEntries(entries);
  };
  const all = shown(params, maskCardNumbers);
  return typeof all === 'string' ? {} : all;
}

/** One text as it may be shown, by the parameter that it stands in. */
export function maskedValue(name: string, text: string): string {
  return (masks[name.toUpperCase()] ?? maskCardNumbers)(text);
}

/** Somebody may have sent a secret as a parameter; one that is too short to be one would hide half of the request. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  let rest = text;
  for (const secret of secrets) {
    if (secret.length > 5 && rest.length >= secret.length) rest = rest.replaceAll(secret, '<secret>');
  }
  return rest;
}
