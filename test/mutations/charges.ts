import type { Mutation } from './mutation.ts';

/** The checks that keep a customer from being charged twice where there is no transaction yet. */
export const mutations: readonly Mutation[] = [
  {
    name: 'charge: a second one of an order goes while the first is open',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'operations.find(({ state }) => isOpen(state));',
    with: 'operations.find(({ state }) => state === null);',
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: one that waits for the bank or the holder holds nothing',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'operations.find(({ state }) => isOpen(state));',
    with: "operations.find(({ state }) => isOpen(state) && state !== 'pending');",
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: payments and authorizations of an order do not see each other',
    file: 'main/domain/chain.ts',
    replace: "case 'payment':",
    with: "case 'payment': return 'order:payment ' + orderId;",
    test: 'test/main/desk/charge.test.ts',
  },
  {
    name: 'charge: what changed since the review is sent all the same',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'if (changed) return refused(changed);',
    with: 'if (changed === null) return refused(changed);',
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: a guard without an answer is passed',
    file: 'main/domain/charge/decide-charge.ts',
    replace: 'guards.length > 0 && taking.guardAnswer === null',
    with: 'guards.length < 0',
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: an order that was charged already is charged without a word',
    file: 'main/domain/charge/charge-guards.ts',
    replace: "return charged ? [{ kind: 'orderCharged', ...seen(charged) }] : [];",
    with: 'return charged ? [] : [];',
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: the same amount from the same alias goes unseen',
    file: 'main/domain/charge/charge-guards.ts',
    replace: "if (row) return [{ kind: 'sameAliasLately',",
    with: "if (row === null) return [{ kind: 'sameAliasLately',",
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: an instalment that the gateway retries is collected beside it',
    file: 'main/domain/charge/charge-guards.ts',
    replace: "return refused ? [{ kind: 'instalmentRetries',",
    with: "return refused === null ? [{ kind: 'instalmentRetries',",
    test: 'test/main/domain/charge/decide-charge.test.ts',
  },
  {
    name: 'charge: a capture is scheduled for a day that the gateway refuses',
    file: 'main/domain/charge/capture-day.ts',
    replace: "export const captureZone = 'Europe/Paris';",
    with: "export const captureZone = 'UTC';",
    test: 'test/main/domain/charge/capture-day.property.test.ts',
  },
  {
    name: 'charge: a row of another alias proves it',
    file: 'main/domain/own-row.ts',
    replace: 'if (isCharge(operation) && !isOfAlias(row, made)) return false;',
    with: '',
    test: 'test/main/domain/own-row.test.ts',
  },
  {
    name: 'charge: the day of its capture is forgotten once a notification told of it',
    file: 'main/domain/own-row.ts',
    replace: 'return captureDay === told.captureDay ? told : { ...told, captureDay };',
    with: 'return captureDay === null ? { ...told, captureDay } : told;',
    test: 'test/main/domain/own-row.test.ts',
  },
];
