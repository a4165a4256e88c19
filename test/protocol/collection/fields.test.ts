import { describe, expect, it } from 'vitest';
import { collectionFields, findCollectionField, findCollectionProblem } from '../../../protocol/collection/index.ts';
import { directDebit } from '../../../protocol/operations/index.ts';
import { parameters } from '../../../protocol/parameters/index.ts';

const every = Object.values(collectionFields).flat();
const field = (name: string) => {
  const found = findCollectionField(name);
  if (!found) throw new Error(`${name} is no field.`);
  return found;
};

describe('the fields of a direct debit', () => {
  it('are all that the gateway asks of the payer, and what it lists as optional', () => {
    const names = every.map(({ name }) => name);
    expect(directDebit.mandate.required.filter((name) => /^(BILLING|CLIENTGENDER)/.test(name)).toSorted()).toEqual(
      collectionFields.payer.map(({ name }) => name).toSorted(),
    );
    const elsewhere = [
      'APIKEYID',
      'EXTRADATA',
      'CART',
      'LANGUAGE',
      'CREATEALIAS',
      'REDIRECTURLSUCCESS',
      'REDIRECTURLCANCEL',
    ];
    const listed = [...directDebit.mandate.optional, ...collectionFields.payer.map(({ name }) => name)];
    expect(listed.filter((name) => !elsewhere.includes(name)).toSorted()).toEqual(names.toSorted());
  });

  it.each(every.filter(({ kind }) => kind === 'text'))('$name takes $most characters and not one more', (one) => {
    const longest = 'é'.repeat(one.most);
    expect(parameters[one.name].schema.safeParse(longest).success).toBe(true);
    expect(findCollectionProblem(one, longest)).toBeUndefined();
    expect(findCollectionProblem(one, `${longest}é`)).toBe('tooLong');
  });

  it.each([
    ['BILLINGCOUNTRY', 'XX', 'country'],
    ['BILLINGCOUNTRY', 'fr', undefined],
    ['CLIENTGENDER', 'x', 'gender'],
    ['CLIENTDOB', '2026-02-30', 'day'],
    ['CLIENTDOB', '2024-02-29', undefined],
    ['BILLINGADDRESS', '1 rue\nde la Paix', 'lines'],
    ['METADATA', 'FR14 2004 1010 0505 0001 3M02 606', 'accountNumber'],
    ['BILLINGLASTNAME', '4111111111111111', 'cardNumber'],
    ['BILLINGLASTNAME', '', undefined],
  ])('%s with %j: %s', (name, value, problem) => {
    expect(findCollectionProblem(field(name), value)).toBe(problem);
  });

  it.each(every)('$name takes neither a card number nor an IBAN, however it is written', (one) => {
    for (const typed of ['4111 1111 1111 1111', 'x 4111-1111-1111-1111']) {
      expect(findCollectionProblem(one, typed)).toBe('cardNumber');
    }
    for (const typed of ['DE89370400440532013000', 'iban gb29 nwbk 6016 1331 9268 19']) {
      expect(findCollectionProblem(one, typed)).toBe('accountNumber');
    }
  });
});
