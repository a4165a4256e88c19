import type { Mutation } from './mutation.ts';

/** The checks around a page for the holder: while somebody may still pay by it, nothing else is charged under its order. */
export const mutations: readonly Mutation[] = [
  {
    name: 'page: a try that was refused on the form frees the order, and the holder tries again',
    file: 'main/domain/proof.ts',
    replace: "if (row.status === 'refused' && pageKindOf(operation) === 'hostedForm') return undefined;",
    with: '',
    test: 'test/main/domain/page/lapse.property.test.ts',
  },
  {
    name: 'page: a look-up that began before the end of the lag frees it',
    file: 'main/domain/page/lapse.ts',
    replace: 'begunAt <= expiresAt + lag + clockTolerance',
    with: 'begunAt <= expiresAt',
    test: 'test/main/domain/page/lapse.property.test.ts',
  },
  {
    name: 'page: clocks that differ free it early',
    file: 'main/domain/page/lapse.ts',
    replace: ' + lag + clockTolerance',
    with: ' + lag',
    test: 'test/main/domain/page/lapse.property.test.ts',
  },
  {
    name: 'page: a look-up that got no answer frees it',
    file: 'main/domain/page/lapse.ts',
    replace: "result === 'failed' || ",
    with: '',
    test: 'test/main/domain/page/lapse.property.test.ts',
  },
  {
    name: 'page: a mandate that was signed and waits for the bank is ended by hand',
    file: 'main/domain/page/lapse.ts',
    replace: 'if (rows.some(waitsForBank)) return undefined;',
    with: '',
    test: 'test/main/domain/page/lapse.property.test.ts',
  },
  {
    name: 'page: of two hours of the same name it ends with the first',
    file: 'main/domain/page/expiry.ts',
    replace: "disambiguation: 'later'",
    with: "disambiguation: 'earlier'",
    test: 'test/main/domain/page/expiry.property.test.ts',
  },
  {
    name: 'page: one whose time has passed is handed over all the same',
    file: 'main/domain/charge/decide-charge.ts',
    replace: '!isBeforeExpiry(lastAttempt(operation).parameters, situation.account.voidZone, situation.now)',
    with: 'situation.now < 0',
    test: 'test/main/desk/holder.test.ts',
  },
  {
    name: 'page: a form’s page counts as a request of ours, and is sent without its holder',
    file: 'main/domain/decide/begin.ts',
    replace: "isForHolder(attempt) ? 'attemptHandedOver' : 'attemptBegun'",
    with: "attempt.sentAt ? 'attemptHandedOver' : 'attemptBegun'",
    test: 'test/main/desk/holder.test.ts',
  },
  {
    name: 'page: the file of one that was paid is written again',
    file: 'main/pages/page-file.ts',
    replace: "operation.state !== 'pending' || ",
    with: '',
    test: 'test/main/desk/holder.test.ts',
  },
  {
    name: 'page: who is not there is charged without an agreement',
    file: 'main/desk/prepare-charge.ts',
    replace: '!asked.holder && asked.agreement.trim().length < fewestWords',
    with: 'asked.agreement.trim().length < 0',
    test: 'test/main/desk/holder.test.ts',
  },
  {
    name: 'page: a card is charged as if its holder were there, though nobody asked them',
    file: 'main/desk/charge-request.ts',
    replace: "holder ? 'oneclick' : 'subscription'",
    with: "holder ? 'subscription' : 'oneclick'",
    test: 'test/main/desk/holder.test.ts',
  },
];
