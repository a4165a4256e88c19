import { isJsonNumber, isJsonObject, type Json } from '../../protocol/strict-json.ts';
import type { Field, Received } from './received.ts';
import { decodeValue } from './url-encoding.ts';

/** More parameters than any notification has, with room for the gateway's later ones. */
const mostFields = 100;

/** A form body or query string, or the address that it was sent to; undefined for any other text. */
export function readForm(text: string): Received | undefined {
  const query = unescapeMarks(text.replace(/^(?:https?:\/\/|\/)[^?]*\?|^\?/i, '').replace(/#.*$/, ''));
  if (!query.includes('=')) return undefined;
  const pairs = query.split('&', mostFields + 1).filter((pair) => pair !== '');
  const fields = pairs.map((pair): Field => {
    const end = pair.indexOf('=');
    const [name, raw] = end === -1 ? [pair, ''] : [pair.slice(0, end), pair.slice(end + 1)];
    return { name: decodeValue(name), raw, value: decodeValue(raw) };
  });
  return toReceived('urlEncoded', fields);
}

/** A page of HTML writes `&amp;` between parameters: where every mark is written so, that is what they are. */
function unescapeMarks(query: string): string {
  return /&/.test(query) && !/&(?!amp;)/i.test(query) ? query.replace(/&(?:amp;)+/gi, '&') : query;
}

/** An object of texts, as a shop would log it; undefined for any other value. */
export function readObject(value: Json): Received | undefined {
  if (!isJsonObject(value)) return undefined;
  const fields: Field[] = [];
  for (const [name, inner] of value) {
    const text = readText(inner);
    if (text === undefined) return undefined;
    fields.push({ name, raw: text, value: text });
  }
  return toReceived('json', fields);
}

/** A logger may have made numbers of numbers; the HASH tells whether the text is still what was signed. */
function readText(value: Json): string | undefined {
  if (isJsonNumber(value)) return /^-?\d{1,15}$/.test(value.written) ? value.written : undefined;
  if (value === null) return '';
  return typeof value === 'string' ? value : undefined;
}

/** What every notification has at least one of (protocol.md §9): anything else is another text. */
const known = new Set(['IDENTIFIER', 'OPERATIONTYPE', 'TRANSACTIONID', 'EXECCODE', 'HASH']);

function toReceived(form: Received['form'], fields: readonly Field[]): Received | undefined {
  if (fields.length > mostFields || !fields.some(({ name }) => known.has(name))) return undefined;
  if (fields.some(({ name }) => name.length > 100)) return undefined;
  return { form, fields };
}
