import type { Mutation } from './mutation.ts';

/** The checks before money is collected by a mandate. */
export const mutations: readonly Mutation[] = [
  {
    name: 'mandate: an amount is set aside on it, which no bank does',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'if (onlyCard && !byForm && source && isOfMandate(source, account)) {',
    with: 'if (onlyCard && !byForm && isOfMandate === undefined) {',
    test: 'test/main/desk/collection.test.ts',
  },
  {
    name: 'mandate: a plan is made on it, which the gateway refuses',
    file: 'main/domain/charge/decide-charge.ts',
    replace: "operation === 'authorization' || instalments.length > 0 || holder",
    with: "operation === 'authorization' || holder",
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'mandate: one of a row that says nothing is taken for a card’s',
    file: 'main/domain/charge/mandate.ts',
    replace: "return method === 'directDebit' || (method === 'unknown' && paymentMethod === 'directDebit');",
    with: "return method === 'directDebit';",
    test: 'test/main/domain/charge/mandate.test.ts',
  },
  {
    name: 'mandate: one that is dead looks alive',
    file: 'main/domain/charge/mandate.ts',
    replace: 'businessDay(now, voidZone) <= aliveUntil',
    with: 'aliveUntil !== voidZone',
    test: 'test/main/domain/charge/mandate.test.ts',
  },
  {
    name: 'collection: an IBAN is kept and sent',
    file: 'protocol/collection/problems.ts',
    replace: "if (containsAccountNumber(value)) return 'accountNumber';",
    with: '',
    test: 'test/protocol/collection/fields.test.ts',
  },
  {
    name: 'collection: the window may name any parameter, an amount for instance',
    file: 'contract/views/operation.ts',
    replace: 'return field !== undefined && findCollectionProblem(field, value) === undefined;',
    with: 'return field === undefined || findCollectionProblem(field, value) === undefined;',
    test: 'test/main/desk/collection.test.ts',
  },
  {
    name: 'collection: what was filled in is missing from a review that is made anew',
    file: 'main/desk/prepare-charge.ts',
    replace: 'further: readCollection(request.parameters),',
    with: '',
    test: 'test/main/desk/collection.test.ts',
  },
  {
    name: 'texts: an IBAN in a note is kept',
    file: 'contract/views/operation.ts',
    replace: '!containsCardNumber(text) && !containsAccountNumber(text)',
    with: '!containsCardNumber(text)',
    test: 'test/main/desk/collection.test.ts',
  },
  {
    name: 'account number: its check digits are not looked at',
    file: 'protocol/account-number.ts',
    replace: 'return BigInt(digits) % 97n === 1n;',
    with: 'return BigInt(digits) % 97n === 2n;',
    test: 'test/protocol/account-number.property.test.ts',
  },
];
