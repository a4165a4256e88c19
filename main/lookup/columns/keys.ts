import { idIn } from '../../domain/extra-data.ts';
import { saysNo } from './absent.ts';
import { absent, type Legible, legible, malformed } from './legible.ts';

/** Blanks, signs that nobody sees, and what a spreadsheet puts around a text: with one of them an id would be another id. */
const unfitForId = /[\s\p{C}"'=]/u;

/** A TRANSACTIONID; no id of the gateway's is longer (protocol.md §4). A database's word for none is none. */
export function readId(text: string): Legible<string> {
  if (saysNo(text)) return absent;
  const id = text.trim();
  return id.length <= 32 && !unfitForId.test(id) ? legible(id) : malformed;
}

/** What an edit refers to; null where the source does not say. */
export function readReference(text: string): Legible<string | null> {
  return saysNo(text) ? legible(null) : readId(text);
}

/** ORDERID, to the letter: whatever is sent, matched or sought under another text is another order. */
export function readOrder(text: string): Legible<string> {
  return text.length <= 255 ? legible(exactly(text)) : malformed;
}

/** A key of the merchant's to the letter; blanks alone are none. */
export function exactly(text: string): string {
  return text.trim() === '' ? '' : text;
}

/** UUID version 7. */
const ownId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** EXTRADATA to the letter; around an attempt's own id, which is known, blanks are nobody's. */
export function readExtraData(text: string): string {
  const trimmed = text.trim();
  return ownId.test(idIn(trimmed)) ? trimmed : exactly(text);
}
