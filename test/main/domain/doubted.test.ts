import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import { standTogether } from '../../../main/domain/chain-state.ts';
import { asKnown, listAnswered, type Named } from '../../../main/domain/doubted.ts';
import { findHolder } from '../../../main/domain/judges/judgement.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import type { UnreadFact } from '../../../main/domain/unread.ts';
import { attempt, noon, operation, refundRow, transaction } from './samples.ts';

const refused = operation('refused', {
  attempts: [attempt({ attemptId: 'attempt-1', transactionId: 'X9', execcode: '4001', verdict: 'refused' })],
});
const payment = transaction({ transactionId: 'X9', orderId: 'W-9' });

describe('a refusal under the TRANSACTIONID of something else', () => {
  const namedAs = (row: Transaction): Named => ({ transactionId: row.transactionId, row, tied: [], unread: [] });
  const chainOf = (rows: readonly Transaction[], operations = [refused], edits: readonly Transaction[] = []) => {
    const [transactions, named] = [[transaction(), ...edits], rows.map(namedAs)];
    return makeChain({ accountId: 'SHOP', chainId: 'A1', transactions, operations, named });
  };

  it('tells nothing: its operation is as unknown as if nothing had been answered', () => {
    const { balance, doubted, operations } = chainOf([payment]);
    expect(doubted).toEqual([{ operationId: refused.operationId, transactionId: 'X9' }]);
    expect(asKnown(operations, doubted)).toEqual([{ ...refused, state: 'unknown' }]);
    expect(balance).toMatchObject({ inFlight: refused.amount.minor, left: 10_000 - refused.amount.minor });
    expect(standTogether(chainOf([payment])).get('A1')?.standing).toBe('unknown');
    expect(standTogether(chainOf([])).get('A1')?.standing).toBe('paid');
    expect(balance.unsure).toEqual([{ kind: 'doubtedRefusal', transactionIds: ['X9'] }]);
  });

  it('names each row once, however many answers named it', () => {
    const twice = [refused, { ...refused, operationId: 'operation-2' }];
    const { balance, doubted } = chainOf([payment], twice);
    expect(doubted).toHaveLength(2);
    expect(balance.unsure).toEqual([{ kind: 'doubtedRefusal', transactionIds: ['X9'] }]);
  });

  it('holds its chain, also where it is a colleague’s, whose own desk alone takes it back', () => {
    expect(findHolder(chainOf([payment]))).toBe('toSettleFirst');
    expect(findHolder(chainOf([payment], [{ ...refused, deskId: 'desk-2' }]))).toBe('inFlight');
    expect(findHolder(chainOf([]))).toBeUndefined();
  });

  it.each([
    ['nobody has told of that row', []],
    ['only this desk has', [{ ...refundRow({ transactionId: 'X9' }), knownFrom: 'desk' } as Transaction]],
    ['it can be what was refused', [refundRow({ transactionId: 'X9', amount: refused.amount })]],
  ])('stands where %s', (_, named) => {
    expect(chainOf(named).doubted).toEqual([]);
    expect(chainOf(named).balance).toMatchObject({ inFlight: 0, left: 10_000, unsure: [] });
  });

  it('is known by a row of its own, and by what a row proved or a person said', () => {
    const own = refundRow({ extraData: 'attempt-1', amount: refused.amount });
    expect(chainOf([payment], [refused], [own])).toMatchObject({ doubted: [], balance: { inFlight: 0, left: 6_000 } });
    const settled = { outcome: 'refused', transactionId: null, reason: 'seen', actor: 'a', settledAt: 1 } as const;
    expect(chainOf([payment], [{ ...refused, settlement: settled }]).doubted).toEqual([]);
  });

  it('is sought by the id that was answered, unless a row proved it or a person said it', () => {
    expect(listAnswered([refused])).toEqual(['X9']);
    expect(listAnswered([operation('succeeded', { attempts: refused.attempts })])).toEqual([]);
    const settlement = { outcome: 'refused', transactionId: null, reason: 'seen', actor: 'a', settledAt: 1 } as const;
    expect(listAnswered([{ ...refused, settlement }])).toEqual([]);
  });
});

describe('a refusal under a TRANSACTIONID of which nobody has told', () => {
  /** As the answer made it. */
  const ourWord = refundRow({ transactionId: 'X9', status: 'refused', execcode: '4001', knownFrom: 'desk' });
  const unreadable: UnreadFact = {
    accountId: 'SHOP',
    transactionId: 'X9',
    orderId: '',
    referenceId: null,
    operation: null,
    column: 'AMOUNT',
    problem: 'absent',
    source: 'import',
    at: noon,
  };
  const chainOf = (tied: readonly Transaction[], unread: readonly UnreadFact[] = [], operations = [refused]) => {
    const transactions = [transaction(), { ...ourWord, extraData: 'attempt-1' }];
    const named = [{ transactionId: 'X9', row: ourWord, tied, unread }];
    return makeChain({ accountId: 'SHOP', chainId: 'A1', transactions, operations, named });
  };
  const edit = (changes: Partial<Transaction> = {}) =>
    refundRow({ transactionId: 'E1', referenceId: 'X9', orderId: 'W-9', ...changes });
  const undone = (changes: Partial<Transaction> = {}) => {
    const row = transaction({ transactionId: 'P9', orderId: 'W-9', voidedBy: 'X9', ...changes });
    return { ...row, told: { ...row.told, voidedBy: 'X9' } };
  };

  it.each([
    ['an edit of it that succeeded', [edit()], []],
    ['an edit of it whose outcome nobody knows', [edit({ status: 'unknown' })], []],
    ['what it undid', [undone()], []],
    ['that it undid what was to be refunded', [undone({ transactionId: 'A1', orderId: 'W-1' })], []],
    ['its kind, in a row that could not be read', [], [{ ...unreadable, operation: 'payment' }]],
    ['its order, in such a row', [], [{ ...unreadable, orderId: 'W-9' }]],
    ['its reference, in such a row', [], [{ ...unreadable, referenceId: 'A9' }]],
    ['an edit of it, in such a row', [], [{ ...unreadable, transactionId: 'E1', referenceId: 'X9' }]],
  ] as const)('tells nothing once a source tells of %s: what its answer told of is none', (_, tied, unread) => {
    const { doubted, transactions, balance } = chainOf(tied, unread);
    expect(doubted).toEqual([{ operationId: refused.operationId, transactionId: 'X9' }]);
    expect(transactions.map(({ transactionId }) => transactionId)).toEqual(['A1']);
    expect(balance).toMatchObject({ inFlight: refused.amount.minor, left: 10_000 - refused.amount.minor });
  });

  it.each([
    ['nothing else is told', [], []],
    ['an edit of it was refused', [edit({ status: 'refused' })], []],
    ['this desk alone tells of an edit of it', [edit({ knownFrom: 'desk' })], []],
    ['what could be read of it is its own', [], [{ ...unreadable, operation: 'refund', orderId: 'W-1' }]],
    ['cells may stand in wrong columns', [], [{ ...unreadable, operation: 'payment', problem: 'shifted' }]],
    ['quotes do not close', [], [{ ...unreadable, orderId: 'W-9', problem: 'quotes' }]],
  ] as const)('stands where %s', (_, tied, unread) => {
    const { doubted, transactions, balance } = chainOf(tied, unread);
    expect(doubted).toEqual([]);
    expect(transactions).toHaveLength(2);
    expect(balance).toMatchObject({ inFlight: 0, left: 10_000 });
  });

  it('stands where it was a void, and what it was to undo is told to be undone by it', () => {
    const attempts = refused.attempts;
    const undoing = operation('refused', { operation: 'void', referenceId: 'A1', attempts });
    expect(chainOf([undone({ transactionId: 'A1', orderId: 'W-1' })], [], [undoing]).doubted).toEqual([]);
    expect(chainOf([undone()], [], [undoing]).doubted).toHaveLength(1);
  });

  it('counts as unknown once it was taken back, beside what its answer told of', () => {
    const foreignAnswer = { execcode: '4001', message: 'm', transactionId: 'X9' };
    const attempts = [attempt({ attemptId: 'attempt-1', cause: 'answeredAnothersId', foreignAnswer })];
    const { transactions, balance } = chainOf([], [], [operation('unknown', { attempts })]);
    expect(transactions.map(({ transactionId }) => transactionId)).toEqual(['A1']);
    expect(balance).toMatchObject({ inFlight: refused.amount.minor, left: 10_000 - refused.amount.minor });
  });

  it('leaves a chain what it begins with', () => {
    const attempts = [attempt({ attemptId: 'attempt-1', transactionId: 'X9', execcode: '4001', verdict: 'refused' })];
    const charge = operation('refused', { operation: 'payment', referenceId: null, attempts });
    const row = transaction({ transactionId: 'X9', status: 'refused', knownFrom: 'desk', extraData: 'attempt-1' });
    const named = [{ transactionId: 'X9', row, tied: [edit()], unread: [] }];
    const chain = makeChain({ accountId: 'SHOP', chainId: 'X9', transactions: [row], operations: [charge], named });
    expect(chain.doubted).toHaveLength(1);
    expect(chain.transactions).toEqual([row]);
  });
});
