import { type Fields, type Manner, reader, readTelling } from '../facts.ts';
import { rootOf } from '../judge/honest.ts';
import { findRow, type World } from '../world.ts';

/** Notes what a telling says of the book's row that it names; undefined where it names none. */
export function tellRow(world: World, fields: Fields, manner: Manner): string | undefined {
  const transactionId = reader(fields)('TRANSACTIONID');
  const row = findRow(world, transactionId);
  // A damaged row that does not say whose it is may be of any account.
  if (world.forms.length > 1 && reader(fields)('IDENTIFIER') !== row?.identifier) return row?.transactionId;
  if (row) world.heard.tell(transactionId, readTelling(fields, row, rootOf(world, row), manner));
  return row?.transactionId;
}
