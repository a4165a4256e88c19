import type { ParameterName } from '../parameters/index.ts';

/** How a field is filled in: a line of text, a phone number, a country of two letters, one of two letters, or a day. */
export type CollectionFieldKind = 'text' | 'phone' | 'country' | 'gender' | 'day';

/** A parameter that a direct debit may carry beside what every charge has. */
export interface CollectionField {
  readonly name: ParameterName;
  /** The most characters that the gateway takes. */
  readonly most: number;
  readonly kind: CollectionFieldKind;
}

const text = <const Name extends ParameterName>(name: Name, most: number) => ({ name, most, kind: 'text' }) as const;
const phone = <const Name extends ParameterName>(name: Name) => ({ name, most: 32, kind: 'phone' }) as const;
const country = <const Name extends ParameterName>(name: Name) => ({ name, most: 2, kind: 'country' }) as const;

/** Who pays, as the bank has them; required with a new mandate, and told by the ALIAS of one (S4:75–105, rules.md H53). */
const payer = [
  { name: 'CLIENTGENDER', most: 1, kind: 'gender' },
  text('BILLINGFIRSTNAME', 15),
  text('BILLINGLASTNAME', 15),
  text('BILLINGADDRESS', 50),
  text('BILLINGPOSTALCODE', 9),
  text('BILLINGCITY', 255),
  country('BILLINGCOUNTRY'),
  phone('BILLINGMOBILEPHONE'),
] as const satisfies readonly CollectionField[];

/** Where the goods go (S4:167–189). */
const shipping = [
  text('SHIPTOFIRSTNAME', 15),
  text('SHIPTOLASTNAME', 30),
  text('SHIPTOADDRESS', 50),
  text('SHIPTOPOSTALCODE', 9),
  country('SHIPTOCOUNTRY'),
  phone('SHIPTOPHONE'),
] as const satisfies readonly CollectionField[];

/** What else the page lists as optional (S4:131, S4:191–209); EXTRADATA is the desk's own. */
const further = [
  phone('BILLINGPHONE'),
  text('CARDFULLNAME', 255),
  text('CLIENTADDRESS', 510),
  { name: 'CLIENTDOB', most: 10, kind: 'day' },
  text('METADATA', 255),
] as const satisfies readonly CollectionField[];

/** The one table that the form, the check and the request of a direct debit share, in the order of the form. */
export const collectionFields = { payer, shipping, further } as const;

const everyField: readonly CollectionField[] = [...payer, ...shipping, ...further];

/** The field of a parameter, or undefined for one that a direct debit's form does not ask for. */
export function findCollectionField(name: string): CollectionField | undefined {
  return everyField.find((field) => field.name === name);
}
