import { z } from 'zod';

/** Currencies whose smallest unit is not a hundredth (ISO 4217, list one). Every other one has two digits. */
const digitsOf: Readonly<Record<string, number>> = {
  ...asDigits(0, 'BIF BYR CLP DJF GNF ISK JPY KMF KRW MGF PYG RWF TRL UGX UYI VND VUV XAF XOF XPF'),
  ...asDigits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...asDigits(4, 'CLF UYW'),
};

const hundredths =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC ' +
  'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
  'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD ' +
  'NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN ' +
  'SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';

/**
 * Currencies that transactions of earlier years still have (ISO 4217, list three, from 2004 on), all with two digits but those
 * that stand above: what was paid in them is read, shown and refunded as it was told.
 */
const former =
  'ANG AZM BGN BYB CUC CYP EEK GHC HRK LTL LVL MRO MTL MZM ROL SDD SIT SKK SLL SRG STD TMM VEB VEF ZMK ZWD ZWL ZWN ZWR';

const known = new Set([...Object.keys(digitsOf), ...hundredths.split(' '), ...former.split(' ')]);

/** An ISO 4217 code in upper case. */
export type Currency = string;

/** Accepts the codes in use and those of earlier years; a typing error such as `EURO` or `eur` is refused. */
export const currencySchema: z.ZodType<Currency, string> = z.string().refine((code) => known.has(code));

/** Of every code that does not stand in {@link unusualCurrencies}. */
export const usualDigits = 2;

/** The codes whose smallest unit is not a hundredth, and how many decimal digits they have. */
export const unusualCurrencies: Readonly<Record<Currency, number>> = digitsOf;

/** How many decimal digits the currency has: 2 for EUR, 0 for JPY, 3 for KWD. Throws for a code that is none. */
export function minorDigits(currency: Currency): number {
  if (!known.has(currency)) throw new RangeError(`${currency} is not an ISO 4217 currency.`);
  return digitsOf[currency] ?? usualDigits;
}

function asDigits(digits: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, digits]));
}
