import type { ChannelOutput, Result } from '../../../../contract/index.ts';
import { type Fields, reader } from '../facts.ts';
import { sell } from '../shop.ts';
import { blame, say, type World } from '../world.ts';
import { rowTroubles } from './field-troubles.ts';
import { tellRow } from './tell-row.ts';

/** The console looks up an order or a transaction; the answer may come damaged, and rows may be missing from it yet. */
export async function lookUp(world: World): Promise<void> {
  const { dice, gateway, window, forms, answered } = world;
  const rows = gateway.rows();
  const row = rows.length > 0 ? dice.pick(rows) : undefined;
  const form = forms.find(({ identifier }) => identifier === row?.identifier);
  if (!row || !form) return sell(world);
  const byOrder = dice.happens(0.75);
  const wanted = byOrder
    ? ({ by: 'order', orderId: row.orderId } as const)
    : ({ by: 'transaction', transactionId: row.transactionId } as const);
  const notes = troubleLookups(world);
  const before = answered.length;
  const result = await window.ask('transactions.fetch', { accountId: form.identifier, wanted });
  world.trouble.damage = undefined;
  say(world, `look-up of ${byOrder ? row.orderId : row.transactionId} ${notes()}→ ${JSON.stringify(result)}`);
  judgeFetch(world, answered.slice(before), result);
}

/** Lets the next look-ups' rows come damaged; what was done to them is known afterwards. */
export function troubleLookups(world: World): () => string {
  const { dice, troubled } = world;
  const notes: string[] = [];
  world.trouble.damage = (fields) => {
    if (!dice.happens(troubled ? 0.3 : 0)) return fields;
    const trouble = dice.pick(rowTroubles);
    notes.push(`${reader(fields)('TRANSACTIONID')} ${trouble.name}`);
    return trouble.change(fields);
  };
  return () => notes.join('');
}

/** Rows of a look-up on their way to the console: what it is told by them is noted. */
export function passLookup(world: World, rows: readonly Fields[]): readonly Fields[] {
  const { damage } = world.trouble;
  const changed = damage ? rows.map(damage) : rows;
  world.answered.push(...changed);
  for (const fields of changed) tellRow(world, fields, { source: 'lookup', units: 'major', cut: false });
  return changed;
}

/** Every row of an answer is kept, or named by its TRANSACTIONID; a number alone names nobody. */
function judgeFetch(world: World, rows: readonly Fields[], result: Result<ChannelOutput<'transactions.fetch'>>): void {
  if (!result.ok) return;
  const { found, unreadable } = result.value as { readonly found: number; readonly unreadable: unknown };
  const named = Array.isArray(unreadable) ? unreadable.length : 0;
  if (found + named >= rows.length) return;
  const about = `look-up at step ${world.step}`;
  const said = JSON.stringify(result.value);
  blame(world, { kind: 'rowsLostSilently', about, said, book: `${rows.length} rows were answered` });
}
