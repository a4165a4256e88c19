import { meansYes } from '../../protocol/parameters/formats.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { Caller } from '../requests/received.ts';
import type { ParameterLists } from './parameter-lists.ts';

/** What a shop may keep off the hosted form, by the parameter that does it. */
const hiding = { HIDECLIENTEMAIL: 'CLIENTEMAIL', HIDECARDFULLNAME: 'CARDFULLNAME' } as const;

/** What the form neither asks for nor shows, because the shop says so (rules.md G62). */
export function hiddenIn(fields: FormMap): readonly string[] {
  return Object.entries(hiding)
    .filter(([hides]) => meansYes(textOf(fields, hides)))
    .map(([, hidden]) => hidden);
}

/** A payment through the form does without what it was not to ask for; a server has to send it all the same. */
export function lessHidden(
  lists: ParameterLists,
  { fields, caller }: { fields: FormMap; caller: Caller },
): ParameterLists {
  const hidden = caller.channel === 'FORM' ? hiddenIn(fields) : [];
  const spared = lists.required.filter((name) => hidden.includes(name));
  if (spared.length === 0) return lists;
  return {
    ...lists,
    required: lists.required.filter((name) => !spared.includes(name)),
    optional: [...lists.optional, ...spared],
  };
}
