import { findTextProblem, type TextProblem } from '../free-text.ts';
import { isCountry } from '../parameters/countries.ts';
import { parameters } from '../parameters/index.ts';
import { type CollectionField, collectionFields, findCollectionField } from './fields.ts';

/** Why a value cannot stand in a field of a direct debit. */
export type CollectionProblem = TextProblem | 'tooLong' | 'country' | 'gender' | 'day' | 'lines';

/**
 * What is wrong with a value that was typed; an empty one is left out of the request and is fine. Neither a card number nor an
 * IBAN passes in any field (PCI DSS 3.4, rules.md H53); all else is the gateway's own format.
 */
export function findCollectionProblem(field: CollectionField, typed: string): CollectionProblem | undefined {
  const value = typed.trim();
  if (value === '') return undefined;
  const number = field.kind === 'phone' && isInternational(value) ? undefined : findTextProblem(value);
  if (number) return number;
  if (field.kind === 'country') return isCountry(value) ? undefined : 'country';
  if (parameters[field.name].schema.safeParse(value).success) return undefined;
  if (field.kind !== 'text' && field.kind !== 'phone') return field.kind;
  return [...value].length > field.most ? 'tooLong' : 'lines';
}

/** One digit string in ten passes for a card number: what is written as a phone number of the world's plan is one (E.164). */
function isInternational(value: string): boolean {
  return /^\+[1-9](?:[ .-]?\d){6,14}$/.test(value);
}

/**
 * What of the payer a new mandate lacks, in the order of the form: their bank has to know them. The ALIAS of a mandate tells it
 * already (rules.md H53).
 */
export function listMissing(typed: Readonly<Record<string, string | undefined>>): readonly CollectionField[] {
  return collectionFields.payer.filter(({ name }) => (typed[name] ?? '').trim() === '');
}

/** The parameters that leave: what was typed, without what is empty. A country leaves in capitals. */
export function writeCollection(typed: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(typed).map(([name, value]) => [name, (value ?? '').trim()] as const);
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
