import { parse } from 'csv-parse/sync';
import { toDecimal } from '../../../protocol/money/index.ts';
import { sign } from '../../../protocol/signature.ts';
import { encodeCsv } from '../../../sandbox/exports/csv.ts';
import type { Dice } from '../../faults/crash/chance.ts';
import { secret } from './book.ts';
import { type Fields, type Manner, plain, reader, readTelling } from './facts.ts';
import { blame, findRow, type Mail, say, type World } from './world.ts';

/** The console hears a notification: the oldest that it has not heard, any other, or one that it knows already. */
export async function bringNotification(world: World): Promise<void> {
  const { dice, mail, read } = world;
  const again = read.length > 0 && (mail.length === 0 || dice.happens(0.15));
  const chosen = again ? dice.pick(read) : takeMail(mail, dice);
  if (!chosen) return;
  const trouble = dice.happens(world.troubled ? 0.35 : 0) ? dice.pick(everywhere) : undefined;
  const fields = trouble ? trouble.change(chosen.fields) : chosen.fields;
  if (!again) read.push(chosen);
  await hearNotification(world, fields, trouble?.name ?? '');
  // What came damaged comes whole later, perhaps.
  if (trouble && !again && dice.happens(0.5)) mail.push(chosen);
}

function takeMail(mail: Mail[], dice: Dice): Mail | undefined {
  return mail.splice(dice.happens(0.5) ? 0 : dice.below(mail.length), 1)[0];
}

async function hearNotification(world: World, fields: Fields, trouble: string): Promise<void> {
  const { window, heard, kept } = world;
  const text = new URLSearchParams({ ...fields, HASH: sign(fields, secret) }).toString();
  const result = await window.ask('notifications.take', { text });
  const transactionId = reader(fields)('TRANSACTIONID');
  const [taken, ...more] = result.ok ? result.value : [];
  const told = taken?.kind === 'refused' ? JSON.stringify(taken.reason) : (taken?.kind ?? 'nothing');
  say(world, `notification of ${reader(fields)('OPERATIONTYPE')} ${transactionId} ${trouble}→ ${told}`);
  const about = `notification ${transactionId}`;
  if (!taken || more.length > 0) {
    blame(world, { kind: 'rowsLostSilently', about, said: JSON.stringify(result), book: 'one notification came' });
  }
  const row = findRow(world, transactionId);
  if (row) heard.tell(transactionId, readTelling(fields, row, { source: 'notification', units: 'minor', cut: false }));
  if (taken?.kind === 'kept') kept.add(transactionId);
}

const long = 'x'.repeat(300);

interface FieldTrouble {
  readonly name: string;
  readonly change: (fields: Fields) => Fields;
}

const without = (name: string): FieldTrouble => ({
  name: `(without ${name}) `,
  change: (fields) => Object.fromEntries(Object.entries(fields).filter(([known]) => plain(known) !== plain(name))),
});
const withValue = (name: string, value: string, label = `(${name}=${value.slice(0, 12)}) `): FieldTrouble => ({
  name: label,
  change: (fields) => ({ ...fields, [nameIn(fields, name)]: value }),
});
const rewritten = (name: string, change: (value: string) => string): FieldTrouble => ({
  name: `(${name} in another spelling) `,
  change: (fields) => {
    const known = nameIn(fields, name);
    return known in fields ? { ...fields, [known]: change(fields[known] ?? '') } : fields;
  },
});

function nameIn(fields: Fields, name: string): string {
  return Object.keys(fields).find((known) => plain(known) === plain(name)) ?? name;
}

const everywhere: readonly FieldTrouble[] = [
  withValue('EXECCODE', ''),
  withValue('EXECCODE', ''),
  without('EXECCODE'),
  without('CURRENCY'),
  without('AMOUNT'),
  without('ORDERID'),
  withValue('CARDFULLNAME', long, '(CARDFULLNAME of 300) '),
  withValue('CLIENTEMAIL', long, '(CLIENTEMAIL of 300) '),
  withValue('ALIAS', 'a'.repeat(41), '(ALIAS of 41) '),
  rewritten('OPERATIONTYPE', (value) => value.toUpperCase()),
  rewritten('CURRENCY', (value) => value.toLowerCase()),
  rewritten('EXECCODE', (value) => ` ${value} `),
];

const rowTroubles: readonly FieldTrouble[] = [
  ...everywhere,
  rewritten('DATE', (value) => value.replace(' ', 'T')),
  without('DATE'),
  without('REFUNDED'),
  without('VOIDED'),
  without('VOIDEDBY'),
  withValue('PAYMENT METHOD TYPE', 'Prélèvement'),
];

/** The console looks up an order or a transaction; the answer may come damaged, and rows may be missing from it yet. */
export async function lookUp(world: World): Promise<void> {
  const { dice, gateway, window, forms } = world;
  const rows = gateway.rows();
  const row = rows.length > 0 ? dice.pick(rows) : undefined;
  const form = forms.find(({ identifier }) => identifier === row?.identifier);
  if (!row || !form) return;
  const byOrder = dice.happens(0.75);
  const wanted = byOrder
    ? ({ by: 'order', orderId: row.orderId } as const)
    : ({ by: 'transaction', transactionId: row.transactionId } as const);
  const notes = troubleLookups(world);
  const before = answered.get(world)?.length ?? 0;
  const result = await window.ask('transactions.fetch', { accountId: form.identifier, wanted });
  world.trouble.lookup = undefined;
  say(world, `look-up of ${byOrder ? row.orderId : row.transactionId} ${notes()}→ ${JSON.stringify(result)}`);
  judgeFetch(world, (answered.get(world) ?? []).slice(before), result);
}

/** Rows of look-ups as they were answered, for the run that goes on. */
const answered = new WeakMap<World, Fields[]>();

/** Lets the next look-ups' answers come damaged; what was done to them is known afterwards. */
export function troubleLookups(world: World): () => string {
  const { dice } = world;
  const notes: string[] = [];
  world.trouble.lookup = (rows) => {
    const changed = rows.map((fields) => {
      if (!dice.happens(world.troubled ? 0.3 : 0)) return fields;
      const trouble = dice.pick(rowTroubles);
      notes.push(`${reader(fields)('TRANSACTIONID')} ${trouble.name}`);
      return trouble.change(fields);
    });
    answered.set(world, [...(answered.get(world) ?? []), ...changed]);
    for (const fields of changed) tellRow(world, fields, { source: 'lookup', units: 'major', cut: false });
    return changed;
  };
  return () => notes.join('');
}

function tellRow(world: World, fields: Fields, manner: Manner): string | undefined {
  const transactionId = reader(fields)('TRANSACTIONID');
  const row = findRow(world, transactionId);
  if (row) world.heard.tell(transactionId, readTelling(fields, row, manner));
  return row?.transactionId;
}

type Fetch = { ok: true; value: { found: number; unreadable: unknown } } | { ok: false; refusal: unknown };

/** Every row of an answer is kept, or named by its TRANSACTIONID. */
function judgeFetch(world: World, rows: readonly Fields[], result: Fetch): void {
  if (!result.ok) return;
  const { found, unreadable } = result.value;
  const named = JSON.stringify(unreadable);
  const count = Array.isArray(unreadable) ? unreadable.length : Number(unreadable);
  const about = `look-up at step ${world.step}`;
  const said = JSON.stringify(result.value);
  if (found + count !== rows.length) {
    blame(world, { kind: 'rowsLostSilently', about, said, book: `${rows.length} rows were answered` });
  }
  // A number alone names nobody.
  if (count > 0 && !Array.isArray(unreadable)) {
    blame(world, { kind: 'rowsLostSilently', about, said: named, book: 'no row of these is named' });
  }
}

/** A file of everything is made; it comes in now or another day, in either shape, whole or damaged. */
export async function bringExport(world: World): Promise<void> {
  const { dice, gateway, files } = world;
  const shape = dice.happens(0.75) ? 'older' : 'newer';
  files.push({ text: gateway.exportTransactions(shape), shape, made: gateway.now() });
  if (dice.happens(0.35)) return say(world, 'an export is made, and left lying');
  const file = dice.happens(0.7) ? files.at(-1) : dice.pick(files);
  if (!file) return;
  const [header = [], ...lines] = parse(file.text, { delimiter: ';', bom: true }) as string[][];
  const trouble = dice.happens(world.troubled ? 0.6 : 0) ? dice.pick(fileTroubles) : undefined;
  const table = (trouble?.change ?? ((same: Table) => same))({ header, lines, shape: file.shape, cut: [] }, dice);
  const text = encodeCsv([table.header, ...table.lines]);
  let said: string;
  let imported: { readonly imported: number; readonly rejected: readonly { readonly line: number }[] } | undefined;
  try {
    imported = await world.window.takeExport(text);
    said = JSON.stringify(imported);
  } catch (failure) {
    said = `refused as a whole: ${failure instanceof Error ? failure.message : failure}`;
  }
  say(world, `an export (${file.shape}) of ${new Date(file.made).toISOString()} ${trouble?.name ?? ''}→ ${said}`);
  const rejected = new Set(imported?.rejected.map(({ line }) => line));
  for (const [index, line] of table.lines.entries()) {
    const fields = Object.fromEntries(table.header.slice(0, line.length).map((name, at) => [name, line[at] ?? '']));
    const units = file.shape === 'newer' || table.decimals ? 'major' : 'minor';
    const isRejected = !imported || rejected.has(index + 2);
    // A file in units that are not read is turned away as what it is, by name: nothing of it was heard.
    if (isRejected && (units === 'major' || !imported)) continue;
    const transactionId = tellRow(world, fields, { source: 'import', units, cut: table.cut.includes(index) });
    if (transactionId !== undefined && !isRejected) world.kept.add(transactionId);
  }
  if (imported && imported.imported + imported.rejected.length !== table.lines.length) {
    const about = `export at step ${world.step}`;
    blame(world, { kind: 'rowsLostSilently', about, said, book: `${table.lines.length} rows stood in the file` });
  }
}

interface Table {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly shape: 'older' | 'newer';
  /** Which lines end too early. */
  readonly cut: readonly number[];
  readonly decimals?: boolean;
}

interface FileTrouble {
  readonly name: string;
  readonly change: (table: Table, dice: Dice) => Table;
}

function withoutColumn(name: string): FileTrouble {
  return {
    name: `(without the column ${name}) `,
    change: ({ header, lines, ...table }) => {
      const at = header.indexOf(name);
      return { ...table, header: header.toSpliced(at, 1), lines: lines.map((line) => line.toSpliced(at, 1)) };
    },
  };
}

/** One cell of one line. */
function inOneLine(name: string, column: string, value: (old: string) => string): FileTrouble {
  return {
    name: `(${name}) `,
    change: (table, dice) => {
      const [at, index] = [table.header.indexOf(column), dice.below(table.lines.length)];
      const lines = table.lines.map((line, place) => (place === index ? line.with(at, value(line[at] ?? '')) : line));
      return { ...table, lines };
    },
  };
}

const fileTroubles: readonly FileTrouble[] = [
  withoutColumn('EXECCODE'),
  withoutColumn('CURRENCY'),
  withoutColumn('REFUNDED'),
  withoutColumn('VOIDED'),
  withoutColumn('VOIDEDBY'),
  withoutColumn('DATE'),
  inOneLine('an empty EXECCODE', 'EXECCODE', () => ''),
  inOneLine('an empty EXECCODE', 'EXECCODE', () => ''),
  inOneLine('a CARDFULLNAME of 300', 'CARDFULLNAME', () => long),
  inOneLine('an ALIAS of 41', 'ALIAS', () => 'a'.repeat(41)),
  inOneLine('an empty CURRENCY', 'CURRENCY', () => ''),
  inOneLine('an operation in capitals', 'OPERATIONTYPE', (old) => old.toUpperCase()),
  inOneLine('a date with a T', 'DATE', (old) => old.replace(' ', 'T')),
  {
    name: '(a row cut short) ',
    change: (table, dice) => {
      const index = dice.below(table.lines.length);
      const lines = table.lines.map((line, place) => (place === index ? cutShort(line, dice) : line));
      return { ...table, lines, cut: [index] };
    },
  },
  {
    name: '(column names without spaces) ',
    change: (table) => ({ ...table, header: table.header.map((name) => name.replaceAll(' ', '')) }),
  },
  { name: '(rows from the newest) ', change: (table) => ({ ...table, lines: table.lines.toReversed() }) },
  { name: '(each row twice) ', change: (table) => ({ ...table, lines: table.lines.flatMap((line) => [line, line]) }) },
  {
    name: '(older names, decimals) ',
    change: (table) => {
      const [amount, currency] = [table.header.indexOf('AMOUNT'), table.header.indexOf('CURRENCY')];
      if (table.shape === 'newer') return table;
      const lines = table.lines.map((line) =>
        line.with(amount, toDecimal({ minor: Number(line[amount]), currency: line[currency] ?? 'EUR' })),
      );
      return { ...table, lines, decimals: true };
    },
  },
];

/** Somewhere in the middle of a value. */
function cutShort(line: readonly string[], dice: Dice): readonly string[] {
  const length = 1 + dice.below(line.length - 1);
  const last = line[length - 1] ?? '';
  return [...line.slice(0, length - 1), last.slice(0, Math.ceil(last.length / 2))];
}
