import type { Mutation } from './mutation.ts';

const test = 'test/main/domain/open-voids.test.ts';

/** A void that is not final is not done yet, and may be: without these its debit is given back beside it. */
export const mutations: readonly Mutation[] = [
  {
    name: 'open void: what it may have undone is left for certain',
    file: 'main/domain/balance.ts',
    replace: 'sum(open) + Math.min(undone,',
    with: 'sum(open) + Math.min(0,',
    test,
  },
  {
    name: 'open void: it takes what was refunded before once more',
    file: 'main/domain/balance.ts',
    replace: 'Math.min(undone, Math.max(0, paid - refunded - sum(open)))',
    with: 'undone',
    test,
  },
  {
    name: 'open void: an authorization that it may have undone is there to capture for certain',
    file: 'main/domain/balance.ts',
    replace: "perhapsUndone.some(({ operation }) => operation === 'authorization') ||",
    with: '',
    test,
  },
  {
    name: 'open void: a capture of what it may have undone is offered',
    file: 'main/domain/judges/capture.ts',
    replace: "if (listPerhapsUndone(chain).includes(authorization)) return closed('inFlight');",
    with: '',
    test,
  },
  {
    name: 'open void: a second void of the same is offered',
    file: 'main/domain/judges/void.ts',
    replace: ' || listPerhapsUndone(chain).includes(last)',
    with: '',
    test,
  },
  {
    name: 'open void: one of this desk’s own that waits without a row is none',
    file: 'main/domain/open-voids.ts',
    replace: '[...told, ...listWithoutRow(own, transactions)]',
    with: 'told',
    test,
  },
  {
    name: 'void: what this desk made last, and waits for without a TRANSACTIONID, is not the last',
    file: 'main/domain/judges/void.ts',
    replace: ' || isWaiting(chain, kind)',
    with: '',
    test,
  },
  {
    name: 'void: what has no final code is not the last for certain',
    file: 'main/domain/last-operation.ts',
    replace: '...listUndecided(row, transactions),',
    with: '',
    test,
  },
  {
    name: 'open void: one that a source tells to be undone itself takes what is left all the same',
    file: 'main/domain/open-voids.ts',
    replace: 'isUndecided(row) && !isVoided(row)',
    with: 'isUndecided(row)',
    test,
  },
];
