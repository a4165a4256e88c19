import { describe, expect, it } from 'vitest';
import {
  authorization,
  credit,
  directDebit,
  hostedForm,
  payment,
  redirectPayment,
  splitPayment,
} from '../../../protocol/operations/index.ts';
import { externalMpiNames } from '../../../protocol/parameters/external-mpi.ts';
import { parameters } from '../../../protocol/parameters/index.ts';

const HASH = '15477dcb8687adf90fa51e418f3c1a2d025f40b177a978c2734514734633b3c4';

/** What every payment's example sends, whatever it is paid with (S0:37–53, S4:28–46). */
const plain = {
  IDENTIFIER: 'YOUR_IDENTIFIER',
  OPERATIONTYPE: 'payment',
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:47.0) Gecko/20100101 Firefox/47.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  HASH,
  VERSION: '3.0',
};

const payer = {
  CLIENTGENDER: 'f',
  BILLINGFIRSTNAME: 'John',
  BILLINGLASTNAME: 'Doe',
  BILLINGADDRESS: '285 Fulton Street',
  BILLINGCITY: 'New York',
  BILLINGCOUNTRY: 'US',
  BILLINGMOBILEPHONE: '33666666666',
  BILLINGPOSTALCODE: '10007',
};

function lacks(
  schema: { safeParse(value: unknown): { error?: { issues: { path: PropertyKey[] }[] } } },
  value: object,
) {
  return schema.safeParse(value).error?.issues[0]?.path[0];
}

describe('direct debit', () => {
  it('H53 takes the page’s own example, and asks for all 19 of its fields', () => {
    const example: Record<string, string> = { ...plain, ...payer };
    expect(directDebit.mandate.schema.safeParse(example).success).toBe(true);
    expect(Object.keys(example).sort()).toEqual([...directDebit.mandate.required].sort());
    for (const name of directDebit.mandate.required) {
      const { [name]: _gone, ...rest } = example;
      expect(lacks(directDebit.mandate.schema, rest)).toBe(name);
    }
  });

  it('H53 takes the ALIAS of a mandate in place of the payer, and both of its parameters', () => {
    const byAlias = { ...plain, ALIAS: 'A1123456', ALIASMODE: 'subscription' };
    expect(directDebit.alias.schema.safeParse(byAlias).success).toBe(true);
    expect(lacks(directDebit.alias.schema, { ...plain, ALIAS: 'A1123456' })).toBe('ALIASMODE');
    expect(lacks(directDebit.alias.schema, { ...byAlias, BILLINGADDRESS: 'two\nlines' })).toBe('BILLINGADDRESS');
    expect(lacks(directDebit.alias.schema, { ...byAlias, AMOUNTS: {} })).toBe('AMOUNTS');
  });
});

describe('redirect payment', () => {
  it('A9 takes a payment without any card, and nothing but the account can tell it from one that lacks it', () => {
    expect(redirectPayment.schema.safeParse(plain).success).toBe(true);
    expect(lacks(payment.card.schema, plain)).toBe('CARDCODE');
    const { CLIENTIDENT: _gone, ...rest } = plain;
    expect(lacks(redirectPayment.schema, rest)).toBe('CLIENTIDENT');
  });
});

describe('hosted fields', () => {
  const HFTOKEN = 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9';

  it('HFTOKEN stands in place of the card in every debit and in a credit', () => {
    const { AMOUNT: _amount, ...withoutAmount } = plain;
    const AMOUNTS = { '2018-02-01': '20000', '2018-03-04': '10000' };
    const brand = { HFTOKEN, SELECTEDBRAND: 'VISA' };
    expect(payment.token.schema.safeParse({ ...plain, ...brand }).success).toBe(true);
    expect(splitPayment.token.schema.safeParse({ ...withoutAmount, ...brand, AMOUNTS }).success).toBe(true);
    expect(authorization.token.schema.safeParse({ ...plain, ...brand, OPERATIONTYPE: 'authorization' }).success).toBe(
      true,
    );
    expect(credit.token.schema.safeParse({ ...plain, ...brand, OPERATIONTYPE: 'credit' }).success).toBe(true);
    expect(lacks(payment.token.schema, plain)).toBe('HFTOKEN');
    expect(lacks(payment.token.schema, { ...plain, HFTOKEN: `${HFTOKEN}x` })).toBe('HFTOKEN');
    expect(lacks(payment.token.schema, { ...plain, HFTOKEN, SELECTEDBRAND: 'diners' })).toBe('SELECTEDBRAND');
  });
});

describe('hosted form', () => {
  const { CLIENTEMAIL: _email, CLIENTUSERAGENT: _agent, CLIENTIP: _ip, ...bare } = plain;

  it('needs neither card nor browser: the form asks for the one and sees the other', () => {
    expect(hostedForm.payment.schema.safeParse({ ...bare, DISPLAYCREATEALIAS: 'true', LANGUAGE: 'fr' }).success).toBe(
      true,
    );
    const authorized = { ...bare, OPERATIONTYPE: 'authorization', CAPTUREDATE: '2026-12-01' };
    expect(hostedForm.authorization.schema.safeParse(authorized).success).toBe(true);
    expect(lacks(hostedForm.payment.schema, { ...bare, DISPLAYCREATEALIAS: 'perhaps' })).toBe('DISPLAYCREATEALIAS');
    expect(lacks(hostedForm.splitPayment.schema, { ...bare, AMOUNTS: { '2018-02-01': '1', '2018-02-02': '1' } })).toBe(
      'AMOUNT',
    );
  });
});

describe('A6 the fields of an external MPI', () => {
  const limits = {
    XID: ['a'.repeat(40), 'a'.repeat(41)],
    CAVV: ['F0'.repeat(22), 'F'.repeat(46)],
    CAVVALGORITHM: ['9', '10'],
    RESULT: ['blank', 'ABCDEF0'],
    ECI: ['123456789', '1234567890'],
    CARDENROLLED: ['Y', 'x'],
    STATUS: ['I', 'Z'],
  } as const;

  it.each(Object.entries(limits))('A6 %s takes %j, with and without underscore', (field, [right, wrong]) => {
    const names = externalMpiNames.filter((name) => name === `3DSECURE_${field}` || name === `3DSECURE${field}`);
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(parameters[name].schema.safeParse(right).success).toBe(true);
      expect(parameters[name].schema.safeParse(wrong).success).toBe(false);
      expect(payment.card.optional).toContain(name);
      expect(authorization.alias.optional).toContain(name);
    }
  });
});
