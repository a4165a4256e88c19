import type { Answer } from '../answers/answer.ts';
import type { Book } from '../book/open.ts';
import type { Attempt } from '../checks/attempt.ts';
import type { Demands } from '../checks/validity.ts';
import type { LookupName } from '../lookups/names.ts';
import { textOf } from '../requests/form.ts';

/** What may be said of where a file goes and how it is packed; bzip is documented, but nothing here can write it. */
export const destinationDemands: Demands = {
  CALLBACKURL: (fields) =>
    /^https?:\/\/[^\s/]/i.test(textOf(fields, 'CALLBACKURL') ?? '') && isUrl(textOf(fields, 'CALLBACKURL')),
  COMPRESSION: (fields) => textOf(fields, 'COMPRESSION')?.toLowerCase() !== 'bzip',
};

/** Writes an export down, to be made and brought after the answer, even after a restart. */
export function acknowledge(name: LookupName, { account, fields, at }: Attempt, book: Book): Answer {
  const { HASH: _hash, ...request } = fields;
  const destination = textOf(fields, 'CALLBACKURL') ?? `mailto:${textOf(fields, 'MAILTO')}`;
  const { identifier } = account;
  const id = book.exports.add({ identifier, operation: name, request, destination, madeAt: at });
  return { OPERATIONTYPE: name, EXECCODE: '0000', MESSAGE: 'Operation accepted.', REQUESTID: `W${id}` };
}

function isUrl(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text);
}
