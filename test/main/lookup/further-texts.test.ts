import { expect, it, onTestFinished } from 'vitest';
import { furtherColumns } from '../../../main/domain/further-texts.ts';
import { parseExport } from '../../../main/lookup/export-csv.ts';
import { exportColumns } from '../../../main/lookup/export-row.ts';
import { importRows, openTemporaryLedger } from '../ledger/samples.ts';

const usual = {
  TRANSACTIONID: 'A1',
  ORDERID: '1234',
  DATE: '2026-01-15 12:00:00',
  OPERATIONTYPE: 'payment',
  AMOUNT: '1000',
  CURRENCY: 'EUR',
  EXECCODE: '0',
  IDENTIFIER: 'SHOP',
};

function readRow(columns: Readonly<Record<string, string>>) {
  const all = { ...usual, ...columns };
  const text = [Object.keys(all).join(';'), Object.values(all).join(';')].join('\r\n');
  const [row] = parseExport(text, () => ({ accountId: 'SHOP', currency: 'EUR' })).rows;
  if (!row) throw new Error('The row was left out.');
  return row;
}

it('what an export tells beside the money is kept by our names, whichever of its names a column has', () => {
  const { transaction, person } = readRow({
    DESCRIPTOR: 'SHOP 1234',
    ARN: '74000000000000000000001',
    TRANSFERREFERENCE: 'T-77',
    FINANCIALSTATE: 'paid',
    BILLINGFEESHT: '12',
    CARDVALIDITYDATE: '12-27',
    ALIASMODE: 'oneclick',
    RETRY: '0',
    'RULE APPLIED': 'velocity',
    '3DSLIABILITYSHIFT': 'yes',
    CHARGEBACKSTATUS: 'received',
    CHARGEBACKDATE: '2026-02-01',
    CHARGEBACKREASON: 'John Snow disputes it, card 4532015112830366',
  });
  expect(transaction.further).toEqual({
    descriptor: 'SHOP 1234',
    arn: '74000000000000000000001',
    transferReference: 'T-77',
    financialState: 'paid',
    fees: '12',
    cardExpiry: '12-27',
    aliasMode: 'oneclick',
    ruleApplied: 'velocity',
    liabilityShift: 'yes',
    chargebackStatus: 'received',
    chargebackDate: '2026-02-01',
  });
  expect(person.chargebackReason).toMatch(/^John Snow disputes it, card 453201[^0-9]*0366$/);
});

it('what a bank finds it by is kept to the letter, also where it would pass for a card', () => {
  const { transaction } = readRow({ ARN: '1700000000004 7400000000', TRANSFERREFERENCE: '1700000000004' });
  expect(transaction.further).toEqual({ arn: '1700000000004 7400000000', transferReference: '1700000000004' });
  expect(readRow({ DESCRIPTOR: 'SHOP 1700000000004' }).transaction.further).toEqual({ descriptor: 'SHOP 170000…0004' });
});

it('a chargeback that there was not, and what is empty, is nothing', () => {
  const { transaction } = readRow({
    CHARGEBACKSTATUS: 'no',
    CHARGEBACKDATE: '0000-00-00',
    DESCRIPTOR: ' ',
    ARN: 'null',
  });
  expect(transaction).not.toHaveProperty('further');
});

it('the gateway is asked for each of them, but for its fees, which it gives with every export', () => {
  for (const [name, columns] of Object.entries(furtherColumns)) {
    if (name !== 'fees' && name !== 'feesWithTax') expect(exportColumns).toContain(columns[0]);
  }
});

it('a row is found by its descriptor, its ARN and its transfer, and shows what was told', async () => {
  const { ledger, close } = await openTemporaryLedger();
  onTestFinished(close);
  await importRows(ledger, [readRow({ DESCRIPTOR: 'WINTERFELL', ARN: '740099', 'TRANSFER REFERENCE': 'T-77-A' })]);
  for (const text of ['winterfell', '740099', 't-77-a']) {
    const { rows } = await ledger.views.searchTransactions({ text, amounts: [], after: null, limit: 5 });
    expect(rows.map(({ further }) => further.descriptor)).toEqual(['WINTERFELL']);
  }
});
