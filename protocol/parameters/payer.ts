import { calendarDate, country, email, ipv4, oneOf, singleLine, text } from './formats.ts';
import { parameter } from './parameter.ts';

/** Who pays, where they live and where the goods go. */
export const payerParameters = {
  CLIENTIDENT: parameter('string(1-255)', text(1, 255), 'S4:67'),
  CLIENTEMAIL: parameter('email(5-255)', email(), 'S4:71'),
  CLIENTREFERRER: parameter('string(1-255)', text(1, 255), 'S0:44, P4.6 (optional)'),
  CLIENTUSERAGENT: parameter('string(1-255)', text(1, 255), 'S4:107'),
  CLIENTIP: parameter('ipv4', ipv4(), 'S4:111'),
  CLIENTADDRESS: parameter('string(1-510)', text(1, 510), 'S4:195'),
  CLIENTDOB: parameter('date(YYYY-MM-DD)', calendarDate(), 'S4:199'),
  CLIENTGENDER: parameter('m, f', oneOf('m', 'f'), 'S4:75'),
  BILLINGTITLE: parameter('mr, miss, mrs', oneOf('mr', 'miss', 'mrs'), 'P5'),
  BILLINGFIRSTNAME: parameter('string(1-15)', text(1, 15), 'S4:79'),
  BILLINGLASTNAME: parameter('string(1-15)', text(1, 15), 'S4:83'),
  BILLINGADDRESS: parameter('string(1-50), one line', singleLine(1, 50), 'S4:87'),
  BILLINGCITY: parameter('string(1-255)', text(1, 255), 'S4:91'),
  BILLINGSTATE: parameter('string(1-3)', text(1, 3), 'P5'),
  BILLINGCOUNTRY: parameter('string(2)', country(), 'S4:95'),
  BILLINGPHONE: parameter('string(1-32)', text(1, 32), 'S4:131'),
  BILLINGMOBILEPHONE: parameter('string(1-32)', text(1, 32), 'S4:99'),
  BILLINGPOSTALCODE: parameter('string(1-9)', text(1, 9), 'S4:103'),
  SHIPTOFIRSTNAME: parameter('string(1-15)', text(1, 15), 'S4:175'),
  SHIPTOLASTNAME: parameter('string(1-30)', text(1, 30), 'S4:179'),
  SHIPTOADDRESS: parameter('string(1-50)', text(1, 50), 'S4:167'),
  SHIPTOCITY: parameter('string(1-255)', text(1, 255), 'P5'),
  SHIPTOCOUNTRY: parameter('string(2)', country(), 'S4:171'),
  SHIPTOPHONE: parameter('string(1-32)', text(1, 32), 'S4:183'),
  SHIPTOPOSTALCODE: parameter('string(1-9)', text(1, 9), 'S4:187'),
} as const;
