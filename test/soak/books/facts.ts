import { minorDigits } from '../../../protocol/money/index.ts';
import type { Row } from '../../../sandbox/index.ts';

/** Parameters of a notification, or the columns of a row, by name. */
export type Fields = Readonly<Record<string, string>>;

export type Source = 'notification' | 'lookup' | 'import';

/** What one telling says of a transaction, held against the book's row: what of it a reader could know from there. */
export interface Telling {
  readonly source: Source;
  /** Four digits; null where none that is one was told. */
  readonly code: string | null;
  readonly order: boolean;
  /** The reference was named. */
  readonly reference: boolean;
  /** By its reference, or by the order of its chain: an edit may go by an order of its own (rules.md D30). */
  readonly placed: boolean;
  readonly currency: boolean;
  readonly time: boolean;
  /** The columns that name a client, an ALIAS and EXTRADATA came as the book has them. */
  readonly names: boolean;
  /** ALIAS came as the book has it. */
  readonly alias: boolean;
  /** EXTRADATA came as the book has it. */
  readonly mark: boolean;
  readonly voided: boolean;
  readonly chargedBack: boolean;
  readonly directDebit: boolean;
  /** Everything that is money is there, readable and right: whoever reads it can have the row from it. */
  readonly whole: boolean;
}

/** How a telling came: in which units, and whether its end is missing. */
export interface Manner {
  readonly source: Source;
  readonly units: 'minor' | 'major';
  readonly cut: boolean;
}

/** What a telling says of the book's row that it names; `root` is that of its chain. */
export function readTelling(fields: Fields, row: Row, root: Row, { source, units, cut }: Manner): Telling {
  const read = reader(fields);
  const code = /^\d{1,4}$/.test(read('EXECCODE')) ? read('EXECCODE').padStart(4, '0') : null;
  const currency = read('CURRENCY').toUpperCase();
  const order = read('ORDERID') === row.orderId;
  const time = source !== 'notification' && read('DATE') !== '';
  const money =
    read('OPERATIONTYPE').toLowerCase() === row.operation &&
    read('IDENTIFIER') === row.identifier &&
    readAmount(read('AMOUNT'), units, row.currency) === row.amount &&
    (currency === '' || currency === row.currency);
  const reference = `${read('REFUNDED')}${read('AUTHORIZEDBY')}${read('VOIDED')}` !== '';
  return {
    source,
    code,
    order,
    reference,
    placed: reference || read('ORDERID') === root.orderId,
    currency: currency === row.currency,
    time,
    names: read('CLIENTIDENT') === row.clientIdent && (source === 'notification' || read('ALIAS') === row.alias),
    alias: row.alias !== '' && read('ALIAS') === row.alias,
    mark: read('EXTRADATA') === row.extraData,
    voided: read('VOIDEDBY') !== '',
    chargedBack: read('CHARGEBACKSTATUS') !== '' || read('CHARGEBACKDATE') !== '',
    directDebit: /sdd|direct|prélèvement/i.test(read('PAYMENT METHOD TYPE')),
    whole: money && code !== null && order && (time || source === 'notification') && !cut,
  };
}

/** By name without spaces and in any case, since names work with and without them (protocol.md §10.6). */
export function reader(fields: Fields): (name: string) => string {
  const byName = new Map(Object.entries(fields).map(([name, value]) => [plain(name), value]));
  return (name) => (byName.get(plain(name)) ?? '').trim();
}

export function plain(name: string): string {
  return name.replaceAll(' ', '').toUpperCase();
}

function readAmount(text: string, units: Manner['units'], currency: string): number | undefined {
  const digits = units === 'minor' ? 0 : minorDigits(currency);
  const [, whole, fraction = ''] = text.match(/^(\d+)(?:\.(\d+))?$/) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(digits))) return undefined;
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
}
