import { type Fields, plain } from '../facts.ts';

/** Something that is wrong with one telling, in words and in deed. */
export interface FieldTrouble {
  readonly name: string;
  readonly change: (fields: Fields) => Fields;
}

/** Longer than anything that a column may hold. */
export const long = 'x'.repeat(300);

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

/** What may be wrong with any telling: empty, missing, over-long, or in another spelling. */
export const everywhere: readonly FieldTrouble[] = [
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

/** And with a row of the gateway's tables. */
export const rowTroubles: readonly FieldTrouble[] = [
  ...everywhere,
  rewritten('DATE', (value) => value.replace(' ', 'T')),
  without('DATE'),
  without('REFUNDED'),
  without('VOIDED'),
  without('VOIDEDBY'),
  withValue('PAYMENT METHOD TYPE', 'Prélèvement'),
];
