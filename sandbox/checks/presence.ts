import { missing, type Refusal } from '../answers/refusal.ts';
import type { FormMap } from '../requests/form.ts';
import { isSplit } from './amounts.ts';
import type { ParameterLists } from './parameter-lists.ts';

/** 1001 with the first required parameter that is absent, in the order of the operation's table. */
export function checkPresence({ required }: ParameterLists, fields: FormMap): Refusal | undefined {
  const absent = required.find((name) => fields[name] === undefined);
  return absent === undefined ? undefined : missing(absent);
}

/** 1001 with the one of two that is absent while the other is there (protocol.md §5, REDIRECTURL…: both or none). */
export function checkPair(fields: FormMap, one: string, other: string): Refusal | undefined {
  if (fields[one] === undefined && fields[other] !== undefined) return missing(one);
  if (fields[one] !== undefined && fields[other] === undefined) return missing(other);
  return undefined;
}

/** Where AMOUNTS stands in place of AMOUNT, it is AMOUNTS that is wrong and not AMOUNT that is missing (rules.md A65). */
export function lessReplaced(lists: ParameterLists, fields: FormMap): ParameterLists {
  return isSplit(fields) ? { ...lists, required: lists.required.filter((name) => name !== 'AMOUNT') } : lists;
}
