import { debit, withoutCard } from './client.ts';

/** What the seeds' example of a direct debit sends in place of a card (S4:17–46). */
export const payer = {
  CLIENTGENDER: 'f',
  BILLINGFIRSTNAME: 'John',
  BILLINGLASTNAME: 'Doe',
  BILLINGADDRESS: '285 Fulton Street',
  BILLINGCITY: 'New York',
  BILLINGCOUNTRY: 'US',
  BILLINGMOBILEPHONE: '33666666666',
  BILLINGPOSTALCODE: '10007',
};

/** A first direct debit, for {@link openShop}'s `pay`. */
export const mandate = { ...debit, ...withoutCard, ...payer };
