import { describe, expect, it } from 'vitest';
import { makeChain } from '../../../main/domain/chain.ts';
import { standTogether } from '../../../main/domain/chain-state.ts';
import { judge } from '../../../main/domain/judges/index.ts';
import {
  couldBeMadeBy,
  isDisowned,
  isMadeBy,
  listWithoutRow,
  matchRows,
  nameOwn,
  withoutMixedUp,
} from '../../../main/domain/own-row.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { attempt, euros, fact, noon, operation, refundRow, situation, transaction } from './samples.ts';

const named = (operationId: string, attemptId: string) =>
  operation('succeeded', { operationId, attempts: [attempt({ attemptId, transactionId: 'R1' })] });

const yen = { minor: 4_000, currency: 'JPY' } as const;

describe('a row of an operation’s own', () => {
  it('is of its account, kind, amount, currency and reference', () => {
    const own = operation('succeeded');
    expect(couldBeMadeBy(refundRow(), own)).toBe(true);
    const others = [
      { accountId: 'OTHER' },
      { operation: 'capture' },
      { amount: euros(1) },
      { amount: yen, referenceInferred: true },
      { referenceId: 'A2' },
    ] as const;
    for (const change of others) expect(couldBeMadeBy(refundRow(change), own)).toBe(false);
  });

  it('may be in another currency where nobody told it: it follows from rows that may have come later', () => {
    const row = refundRow({ amount: yen, currencyTold: false, referenceInferred: true });
    expect(couldBeMadeBy(row, operation('succeeded'))).toBe(true);
  });

  it('may be told in another currency than its operation was thought to have, where it names its reference or bears its mark', () => {
    expect(couldBeMadeBy(refundRow({ amount: yen }), operation('succeeded'))).toBe(true);
    const marked = refundRow({ amount: yen, referenceInferred: true, extraData: attempt().attemptId });
    expect(couldBeMadeBy(marked, operation('succeeded', { attempts: [attempt()] }))).toBe(true);
    expect(couldBeMadeBy({ ...marked, extraData: 'of the shop' }, operation('succeeded'))).toBe(false);
  });

  it('may be on a reference that was only inferred, and a void’s may bear no amount', () => {
    expect(couldBeMadeBy(refundRow({ referenceId: 'A2', referenceInferred: true }), operation('unknown'))).toBe(true);
    const row = refundRow({ operation: 'void', amount: euros(0) });
    expect(couldBeMadeBy(row, operation('unknown', { operation: 'void' }))).toBe(true);
  });

  it('of a credit is on the credit’s order, whatever it refers to', () => {
    const credit = operation('succeeded', { operation: 'credit', orderId: 'C-1' });
    const row = (orderId: string) => refundRow({ operation: 'credit', referenceId: 'A7', orderId });
    for (const orderId of ['C-1', '']) expect(couldBeMadeBy(row(orderId), credit)).toBe(true);
    expect(couldBeMadeBy(row('W-1'), credit)).toBe(false);
  });

  it('refers to what its operation did, where its source leaves that out', () => {
    const told = fact({ transactionId: 'V1', operation: 'void', amount: euros(4_000), knownFrom: 'notification' });
    const own = operation('succeeded', { operation: 'void', referenceId: 'R1' });
    expect(nameOwn(told, own).referenceId).toBe('R1');
    expect(nameOwn(told, undefined)).toBe(told);
    const others = [
      { operation: 'refund' },
      { orderId: 'W-9' },
      { referenceId: 'A1' },
      { accountId: 'OTHER' },
    ] as const;
    for (const change of others) {
      const other = { ...told, ...change };
      expect(nameOwn(other, own)).toBe(other);
    }
    // A credit edits nothing.
    const credit = { ...told, operation: 'credit' } as const;
    expect(nameOwn(credit, { ...own, operation: 'credit' })).toBe(credit);
  });

  it('is another’s once a source tells of it what the operation cannot have done', () => {
    const own = operation('succeeded');
    const ourWord = refundRow({ knownFrom: 'desk' });
    const told = fact({ transactionId: 'R1', operation: 'refund', amount: euros(4_000), knownFrom: 'notification' });
    expect(isDisowned(ourWord, told, own)).toBe(false);
    expect(isDisowned(ourWord, { ...told, orderId: '' }, own)).toBe(false);
    const others = [
      { amount: euros(3_000) },
      { operation: 'capture' },
      { orderId: 'W-9' },
      { referenceId: 'A9' },
    ] as const;
    for (const change of others) {
      const other = { ...told, ...change };
      expect(isDisowned(ourWord, other, own)).toBe(true);
      // What a source has told already is not taken back by the next one.
      expect(isDisowned(refundRow({ knownFrom: 'notification' }), other, own)).toBe(false);
      expect(isDisowned(ourWord, { ...other, knownFrom: 'desk' }, own)).toBe(false);
    }
  });

  it('is another’s where it is a void of another sum, and bears no mark of ours', () => {
    const own = operation('succeeded', { operation: 'void', attempts: [attempt({ attemptId: 'attempt-1' })] });
    const ourWord = refundRow({ operation: 'void', knownFrom: 'desk' });
    const told = fact({ transactionId: 'R1', operation: 'void', amount: euros(1_500), knownFrom: 'notification' });
    expect(isDisowned(ourWord, told, own)).toBe(true);
    const ours = [
      { amount: euros(4_000) },
      { amount: euros(0) },
      { amount: { minor: 1_500, currency: 'JPY' } },
      { extraData: 'attempt-1' },
      { inMajorUnits: true, currencyTold: false },
    ];
    for (const change of ours) expect(isDisowned(ourWord, { ...told, ...change }, own)).toBe(false);
  });

  it('that an answer alone named is none where another one bears the mark of the same attempt', () => {
    const own = named('one', 'attempt-1');
    const ourWord = refundRow({ knownFrom: 'desk', extraData: 'attempt-1' });
    const marked = refundRow({ transactionId: 'R2', extraData: 'attempt-1' });
    const without = (transactions: readonly Transaction[]) =>
      withoutMixedUp({ chainId: 'A1', transactions, operations: [own] });
    expect(without([transaction(), ourWord, marked])).toEqual([transaction(), marked]);
    const stays = [
      [transaction(), ourWord],
      [refundRow(), marked],
      [ourWord, { ...marked, extraData: 'attempt-2' }],
    ];
    for (const rows of stays) expect(without(rows)).toBe(rows);
    expect(situation([transaction(), ourWord, marked], [own]).chain.balance.left).toBe(6_000);
  });

  it('that a person named is left out as well: the id was mistyped, as the mark of another one tells', () => {
    const settlement = {
      outcome: 'succeeded',
      transactionId: 'R9',
      reason: 'seen',
      actor: 'a.clerk',
      settledAt: noon,
    } as const;
    const own = operation('succeeded', { attempts: [attempt()], settlement });
    const typed = refundRow({ transactionId: 'R9', knownFrom: 'desk', extraData: 'attempt-1' });
    const marked = refundRow({ extraData: 'attempt-1' });
    expect(situation([transaction(), typed], [own]).chain.balance).toMatchObject({ refunded: 4_000, left: 6_000 });
    expect(situation([transaction(), typed, marked], [own]).chain.balance).toMatchObject({
      refunded: 4_000,
      left: 6_000,
    });
    const told = { ...typed, knownFrom: 'import', told: marked.told } as const;
    expect(situation([transaction(), told, marked], [own]).chain.balance).toMatchObject({
      refunded: 8_000,
      left: 2_000,
    });
  });

  it('stays beside what the gateway makes of it by itself, which bears the same mark: a capture on its day', () => {
    const attempts = [attempt({ transactionId: 'H1', parameters: { CAPTUREDATE: '2026-01-16' } })];
    const own = operation('succeeded', {
      operation: 'authorization',
      amount: euros(10_000),
      chainId: 'order:W-1',
      attempts,
    });
    const made = {
      operation: 'authorization',
      transactionId: 'H1',
      knownFrom: 'desk',
      extraData: 'attempt-1',
    } as const;
    const byItself = { operation: 'capture', transactionId: 'C1', referenceId: 'H1', extraData: 'attempt-1' } as const;
    const around = situation([transaction(made), transaction(byItself)], [own]);
    expect(around.chain.transactions.map(({ transactionId }) => transactionId)).toEqual(['H1', 'C1']);
    expect(standTogether(around.chain).get('H1')).toMatchObject({ standing: 'paid', left: 10_000 });
    const refused = transaction({ ...byItself, status: 'refused', execcode: '2009' });
    expect(judge('capture', situation([transaction(made), refused], [own]))).toMatchObject({ open: true });
  });

  it('counts by the mark of its attempt, though the answer was a refusal under the id of something else', () => {
    const attempts = [attempt({ attemptId: 'attempt-1', transactionId: 'X9', execcode: '4001' })];
    const operations = [operation('refused', { attempts })];
    const leftOf = (...edits: readonly Transaction[]) =>
      makeChain({ accountId: 'SHOP', chainId: 'A1', transactions: [transaction(), ...edits], operations }).balance.left;
    expect(leftOf()).toBe(10_000);
    expect(leftOf(refundRow({ extraData: 'attempt-1' }))).toBe(6_000);
  });

  it('stands for one operation at most: whose id it bears, else the first', () => {
    const [first, second] = [named('one', 'attempt-1'), named('two', 'attempt-2')];
    expect(matchRows([first, second], [refundRow()]).get('R1')).toBe(first);
    expect(listWithoutRow([first, second], [refundRow()])).toEqual([second]);
    const borne = [transaction(), refundRow({ extraData: 'attempt-2' })];
    expect(isMadeBy(refundRow({ extraData: 'attempt-2' }), first)).toBe(true);
    expect(listWithoutRow([first, second], borne)).toEqual([first]);
  });
});

describe('a charge', () => {
  const charge = operation('unknown', {
    operation: 'payment',
    chainId: 'order:W-2',
    orderId: 'W-2',
    referenceId: 'A1',
    amount: euros(2_500),
    attempts: [attempt({ parameters: { ALIAS: 'A142429' } })],
  });
  const row = (changes: Partial<Transaction> = {}) =>
    transaction({ transactionId: 'P1', orderId: 'W-2', amount: euros(2_500), alias: 'A142429', ...changes });

  it('can have made a row of its order, amount and alias, whatever it started from', () => {
    expect(couldBeMadeBy(row(), charge)).toBe(true);
    expect(couldBeMadeBy(row({ alias: '', orderId: '' }), charge)).toBe(true);
  });

  it('of a plan made its first instalment alone, whatever mark the later ones bear', () => {
    const parameters = { ALIAS: 'A142429', 'AMOUNTS[2026-11-22]': '2500', 'AMOUNTS[2026-12-22]': '2500' };
    const plan = { ...charge, attempts: [attempt({ parameters })] };
    const at = (instant: string, schedule: string) => row({ schedule, happenedAt: Date.parse(instant) });
    expect(couldBeMadeBy(at('2026-11-22T12:00:00Z', '1-2'), plan)).toBe(true);
    expect(couldBeMadeBy(at('2026-12-22T00:00:00Z', '2-2'), plan)).toBe(false);
    // Exports give no place to a first one that was refused.
    expect(couldBeMadeBy(at('2026-11-22T23:59:59Z', ''), plan)).toBe(true);
    expect(couldBeMadeBy(at('2026-11-23T00:00:00Z', ''), plan)).toBe(false);
  });

  it.each<[string, Partial<Transaction>]>([
    ['alias', { alias: 'A999' }],
    ['order', { orderId: 'W-3' }],
    ['amount', { amount: euros(2_501) }],
    ['kind', { operation: 'authorization' }],
    ['account', { accountId: 'OTHER' }],
  ])('cannot have made one of another %s', (_, changes) => {
    expect(couldBeMadeBy(row(changes), charge)).toBe(false);
  });

  it('names the day of the capture that was sent, where a source leaves it out', () => {
    const parameters = { ALIAS: 'A142429', CAPTUREDATE: '2026-02-01' };
    const sent = { ...charge, operation: 'authorization', attempts: [attempt({ parameters })] } as const;
    const told = fact({ operation: 'authorization', transactionId: 'P1', orderId: 'W-2', amount: euros(2_500) });
    expect(nameOwn(told, sent).captureDay).toBe('2026-02-01');
    expect(nameOwn({ ...told, captureDay: '2026-02-03' }, sent).captureDay).toBe('2026-02-03');
    expect(nameOwn({ ...told, orderId: 'W-3' }, sent).captureDay).toBe('');
  });
});
