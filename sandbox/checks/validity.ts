import { type ParameterName, parameters } from '../../protocol/parameters/index.ts';
import { invalid, type Refusal } from '../answers/refusal.ts';
import type { FormMap } from '../requests/form.ts';
import type { ParameterLists } from './parameter-lists.ts';

/** What a value must fulfil beyond the format of its parameter, by the parameter's name. */
export type Demands = { readonly [Name in ParameterName]?: (fields: FormMap) => boolean };

/**
 * 1002 with the first parameter that holds what it may not, in the order of the operation's table, then with the first
 * that has no business there at all (rules.md A4). Any other unknown parameter was signed and is ignored.
 */
export function checkValidity(
  { required, optional, formats }: ParameterLists,
  fields: FormMap,
  { demands, misplaced }: { demands: Demands; misplaced: readonly string[] },
): Refusal | undefined {
  for (const name of [...required, ...optional]) {
    if (fields[name] === undefined) continue;
    const format = formats?.[name] ?? parameters[name].schema;
    const wellFormed = format.safeParse(fields[name]).success;
    if (!wellFormed || demands[name]?.(fields) === false) return invalid(name);
  }
  const foreign = misplaced.find((name) => fields[name] !== undefined);
  return foreign === undefined ? undefined : invalid(foreign);
}
