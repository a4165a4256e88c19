import type { AccountRules } from '../../../main/domain/account.ts';
import { type Beside, nothingBeside } from '../../../main/domain/beside.ts';
import { makeChain } from '../../../main/domain/chain.ts';
import type { Attempt, Operation, OperationState } from '../../../main/domain/operation.ts';
import { nothingCredited, type Situation } from '../../../main/domain/situation.ts';
import { standAlone } from '../../../main/domain/stand-alone.ts';
import type { Fact, Transaction } from '../../../main/domain/transaction.ts';

/** Noon UTC of a winter day. */
export const noon = Date.UTC(2026, 0, 15, 12);

export const rules: AccountRules = {
  accountId: 'SHOP',
  identifier: 'SHOP',
  host: 'secure-test.be2bill.com',
  apiKeyId: null,
  currency: 'EUR',
  voidZone: 'Europe/Paris',
  captureDays: 7,
  creditMode: 'credit',
  paymentMethod: 'card',
};

export function euros(minor: number) {
  return { minor, currency: 'EUR' };
}

/** A succeeded payment of 100.00, A1, as an import tells it. */
export function fact(changes: Partial<Fact> = {}): Fact {
  return {
    accountId: 'SHOP',
    transactionId: 'A1',
    referenceId: null,
    operation: 'payment',
    orderId: 'W-1',
    amount: euros(10_000),
    currencyTold: true,
    inMajorUnits: false,
    execcode: '0000',
    status: 'succeeded',
    voidedBy: null,
    card: '446421…0001',
    client: 'j.snow',
    clientEmail: 'j.snow@example.com',
    clientName: 'John Snow',
    schedule: '',
    alias: '',
    authenticated: false,
    extraData: '',
    chargedBack: false,
    method: 'card',
    captureDay: '',
    further: {},
    notWhole: [],
    debitDay: '',
    happenedAt: noon,
    timeKnown: changes.knownFrom !== 'notification',
    knownAt: noon,
    knownFrom: 'import',
    ...changes,
  };
}

export function transaction(changes: Partial<Transaction> = {}): Transaction {
  const row = fact(changes);
  const { referenceId, voidedBy, amount, knownFrom, knownAt } = row;
  return {
    ...row,
    rootId: referenceId ?? row.transactionId,
    referenceInferred: false,
    scheduleId: null,
    currencyKnown: row.currencyTold,
    stands: standAlone(row),
    told: {
      amount,
      referenceId: changes.referenceInferred ? null : referenceId,
      voidedBy,
      from: knownFrom,
      at: knownAt,
      outcomeAt: knownAt,
      others: {},
    },
    ...changes,
  };
}

export function refundRow(changes: Partial<Transaction> = {}): Transaction {
  const usual = {
    transactionId: 'R1',
    operation: 'refund',
    referenceId: 'A1',
    rootId: 'A1',
    amount: euros(4_000),
  } as const;
  return transaction({ ...usual, ...changes });
}

export function attempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    attemptId: 'attempt-1',
    number: 1,
    url: 'http://127.0.0.1:1/',
    parameters: {},
    sentAt: noon,
    endedAt: null,
    execcode: null,
    message: null,
    transactionId: null,
    rowId: null,
    withBank: false,
    cause: null,
    foreignAnswer: null,
    verdict: null,
    proof: null,
    ...changes,
  };
}

/** A refund of 40.00 of A1 in a state, with one attempt. */
export function operation(state: OperationState, changes: Partial<Operation> = {}): Operation {
  return {
    deskId: null,
    operationId: 'operation-1',
    accountId: 'SHOP',
    operation: 'refund',
    state,
    chainId: 'A1',
    referenceId: 'A1',
    orderId: 'W-1',
    amount: euros(4_000),
    reason: 'other',
    note: '',
    agreement: '',
    actor: 'a.clerk',
    draftedAt: noon,
    confirmedAt: null,
    changedAt: noon,
    attempts: [attempt()],
    settlement: null,
    guarded: null,
    ...changes,
  };
}

/** Around the first of some rows. */
export function situation(
  transactions: readonly Transaction[] = [transaction()],
  operations: readonly Operation[] = [],
  changes: Partial<Situation> = {},
  beside: Beside = nothingBeside,
): Situation {
  const [row = transaction()] = transactions;
  return {
    row,
    chain: makeChain({ accountId: 'SHOP', chainId: row.rootId, transactions, operations, beside }),
    plan: null,
    account: rules,
    now: noon,
    actor: 'a.clerk',
    lately: [],
    credited: nothingCredited,
    openOnOrder: [],
    ...changes,
  };
}
