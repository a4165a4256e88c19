import { describe, expect, it } from 'vitest';
import { readChain } from '../../../main/ledger/queries/chain.ts';
import { type Fields, notify, openInbox, payment } from './samples.ts';

const tell = (TRANSACTIONID: string, OPERATIONTYPE: string, AMOUNT: string, more: Fields = {}) =>
  notify({ ...payment, TRANSACTIONID, OPERATIONTYPE, AMOUNT, ...more });

/** Takes notifications in both orders of arrival, and gives the row and what is left of the chain of A1. */
async function arrive(...texts: readonly string[]) {
  const results = [];
  for (const order of [texts, texts.toReversed()]) {
    const opened = openInbox();
    for (const text of order) await opened.take(text);
    const references = Object.fromEntries(
      opened.rows('transactions').map((row) => [row['transaction_id'], row['reference_id']]),
    );
    results.push({ references, balance: readChain(opened.database, 'SHOP', 'A1').balance });
  }
  const [first, second] = results;
  expect(second).toEqual(first);
  if (!first) throw new Error('Nothing arrived.');
  return first;
}

describe('an edit that names no reference', () => {
  it('is a refund of the one debit of its order', async () => {
    const { references, balance } = await arrive(tell('A1', 'payment', '10000'), tell('R1', 'refund', '2500'));
    expect(references).toEqual({ A1: null, R1: 'A1' });
    expect(balance).toMatchObject({ paid: 10_000, refunded: 2_500, left: 7_500 });
  });

  it('is a capture of the one authorization of its order, and a refund after it one of the capture', async () => {
    const { references, balance } = await arrive(
      tell('A1', 'authorization', '10000'),
      tell('C1', 'capture', '8000'),
      tell('R1', 'refund', '3000'),
    );
    expect(references).toEqual({ A1: null, C1: 'A1', R1: 'C1' });
    expect(balance).toMatchObject({ authorised: 0, paid: 8_000, refunded: 3_000, left: 5_000 });
  });

  it.each(['10000', ''])('is a void of the one thing that stands in its order, with AMOUNT=%s', async (AMOUNT) => {
    const { references, balance } = await arrive(tell('A1', 'payment', '10000'), tell('V1', 'void', AMOUNT));
    expect(references).toEqual({ A1: null, V1: 'A1' });
    expect(balance).toMatchObject({ paid: 0, left: 0 });
  });

  it.each<[string, string[], string]>([
    [
      'of two debits',
      [tell('A1', 'payment', '10000'), tell('A2', 'payment', '10000'), tell('R1', 'refund', '2500')],
      'R1',
    ],
    [
      'that waits for the bank beside two debits',
      [
        tell('A1', 'payment', '10000'),
        tell('A2', 'payment', '10000'),
        tell('R1', 'refund', '2500', { EXECCODE: '0003' }),
      ],
      'R1',
    ],
    [
      'of a debit that was not collected',
      [tell('A1', 'payment', '10000', { EXECCODE: '4001' }), tell('R1', 'refund', '2500')],
      'R1',
    ],
    ['of another order', [tell('A1', 'payment', '10000', { ORDERID: 'W-9' }), tell('R1', 'refund', '2500')], 'R1'],
    ['above the debit', [tell('A1', 'payment', '2000'), tell('R1', 'refund', '2500')], 'R1'],
    ['of an authorization', [tell('A1', 'authorization', '10000'), tell('R1', 'refund', '2500')], 'R1'],
    [
      'with two things to undo',
      [
        tell('A1', 'payment', '10000'),
        tell('R0', 'refund', '3000'),
        tell('R1', 'refund', '3000'),
        tell('V1', 'void', ''),
      ],
      'V1',
    ],
  ])('%s stays outside the chains, and its row is kept', async (_, texts, id) => {
    const { references } = await arrive(...texts);
    expect(references).toHaveProperty(id, null);
  });

  it('is no void of the payment while a refund stands, and gives nothing back for certain', async () => {
    const texts = [tell('A1', 'payment', '10000'), tell('R0', 'refund', '10000'), tell('V1', 'void', '10000')];
    const { references, balance } = await arrive(...texts);
    // It may be of a refund of another payment, of which nobody has told.
    expect(references).toEqual({ A1: null, R0: 'A1', V1: null });
    const unsure = [{ kind: 'unattributedEdit', transactionIds: ['V1'] }];
    expect(balance).toMatchObject({ left: 0, leftAtMost: 10_000, unsure });
  });

  it('that voids as much as one refund took is no proof that it was this one', async () => {
    const texts = [
      tell('A1', 'payment', '10000'),
      tell('R0', 'refund', '6000'),
      tell('A2', 'authorization', '10000'),
      tell('V1', 'void', '6000'),
    ];
    const { balance } = await arrive(...texts);
    expect(balance).toMatchObject({ left: 4_000, leftAtMost: 10_000 });
  });

  it('keeps its order where a later notification leaves that out', async () => {
    const texts = [tell('A1', 'payment', '10000'), tell('R1', 'refund', '2500')];
    const { references, balance } = await arrive(...texts, tell('A1', 'payment', '10000', { ORDERID: '' }));
    expect(references).toEqual({ A1: null, R1: 'A1' });
    expect(balance).toMatchObject({ left: 7_500, leftAtMost: 7_500 });
  });

  it('is a void of the capture, since an authorization is not undone while one stands', async () => {
    const texts = [tell('A1', 'authorization', '10000'), tell('C1', 'capture', '10000'), tell('V1', 'void', '10000')];
    const { references, balance } = await arrive(...texts);
    expect(references).toEqual({ A1: null, C1: 'A1', V1: 'C1' });
    expect(balance).toMatchObject({ paid: 0, left: 0, leftAtMost: 0 });
  });

  it('never takes another account’s debit', async () => {
    const opened = openInbox();
    await opened.take(tell('R1', 'refund', '2500'));
    opened.database
      .prepare(
        `UPDATE transactions SET account_id = 'OTHER', transaction_id = 'A1', operation = 'payment', amount_minor = 10000`,
      )
      .run();
    await opened.take(tell('R2', 'refund', '2500'));
    expect(opened.rows('transactions').find((row) => row['transaction_id'] === 'R2')).toMatchObject({
      reference_id: null,
    });
  });

  it('keeps the reference that another source named', async () => {
    const opened = openInbox();
    await opened.take(tell('A1', 'payment', '10000'));
    await opened.take(tell('R1', 'refund', '2500', { EXECCODE: '0003' }));
    opened.database.exec(
      `UPDATE transactions SET reference_inferred = 0, told_reference_id = 'A1' WHERE transaction_id = 'R1'`,
    );
    await opened.take(tell('A2', 'payment', '10000'));
    await opened.take(tell('R1', 'refund', '2500'));
    expect(readChain(opened.database, 'SHOP', 'A1').balance).toMatchObject({ refunded: 2_500, left: 7_500 });
  });
});
