import { containsAccountNumber } from '../account-number.ts';
import { containsCardNumber } from '../card-number.ts';
import { isCountry } from '../parameters/countries.ts';
import { parameters } from '../parameters/index.ts';
import { type CollectionField, findCollectionField } from './fields.ts';

/** Why a value cannot stand in a field of a direct debit. */
export type CollectionProblem = 'cardNumber' | 'accountNumber' | 'tooLong' | 'country' | 'gender' | 'day' | 'lines';

/**
 * What is wrong with a value that was typed; an empty one is left out of the request and is fine. Neither a card number nor an
 * IBAN passes in any field (PCI DSS 3.4, rules.md H53); all else is the gateway's own format.
 */
export function findCollectionProblem(field: CollectionField, typed: string): CollectionProblem | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  if (containsCardNumber(value)) return 'cardNumber';
  if (containsAccountNumber(value)) return 'accountNumber';
  if (field.kind === 'country') return isCountry(value) ? undefined : 'country';
  if (parameters[field.name].schema.safeParse(value).success) return undefined;
  if (field.kind !== 'text') return field.kind;
  return [...value].length > field.most ? 'tooLong' : 'lines';
}

/** The parameters that leave: what was typed, without what is empty. A country leaves in capitals. */
export function writeCollection(typed: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(typed).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(
    entries
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, name.endsWith('COUNTRY') ? value.toUpperCase() : value]),
  );
}

/** The same of a request as it is kept, for the form once more. */
export function readCollection(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => findCollectionField(name)));
}
