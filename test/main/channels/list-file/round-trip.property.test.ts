import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { usualOrder } from '../../../../contract/index.ts';
import { writeList } from '../../../../main/channels/list-file/write-list.ts';
import { statusOf, type Transaction } from '../../../../main/domain/transaction.ts';
import { parseExport } from '../../../../main/lookup/export-csv.ts';
import type { FindAccount } from '../../../../main/lookup/export-row.ts';
import { noon, rules, transaction } from '../../domain/samples.ts';

const head = {
  version: '1.0.0',
  environment: 'test',
  text: 'snow; "50"',
  grouping: 'flat',
  ledgerLine: '12:0a1b2c3d4e5f6071',
} as const;
const reading = { now: noon, findAccount: () => ({ ...rules, identifier: 'Shop one' }), zone: 'Europe/Paris' };

/** A text as a shop may write it; what begins like a formula has an apostrophe in the file, and none once it is read. */
const text = fc
  .string({ unit: fc.constantFrom('a', 'é', '7', ' ', ';', '"', ',', '.', "'", '=', '-', '+', '＝'), maxLength: 12 })
  .map((some) => some.trim())
  .filter((some) => !/^\p{Pd}$/u.test(some));

const row = fc
  .record({
    number: fc.nat(999_999),
    operation: fc.constantFrom('payment', 'authorization', 'capture', 'refund', 'void'),
    amount: fc.record({ minor: fc.nat(10_000_000), currency: fc.constantFrom('EUR', 'JPY', 'KWD') }),
    execcode: fc.constantFrom('0000', '0003', '4002'),
    seconds: fc.nat(400_000_000),
    timeKnown: fc.constantFrom(true, true, false),
    orderId: text,
    client: text,
    clientName: text,
    card: fc.constantFrom('', '446421…0001', '…7575'),
    schedule: fc.constantFrom('', '2-3'),
    descriptor: text,
    isVoided: fc.boolean(),
  })
  .map(
    ({ number, operation, seconds, descriptor, isVoided, ...told }): Transaction =>
      transaction({
        ...told,
        operation,
        transactionId: `A${number}`,
        status: statusOf(told.execcode),
        clientEmail: '',
        // A time that nobody told is that of our own clock, which counts milliseconds.
        happenedAt: Date.UTC(2014, 0, 1) + seconds * 1_000 + (told.timeKnown ? 0 : 123),
        referenceId: operation === 'payment' || operation === 'authorization' ? null : 'A0',
        voidedBy: isVoided ? 'V1' : null,
        further: descriptor === '' ? {} : { descriptor },
      }),
  );

it('a list that was written to a file is read again as it was, row by row', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-round-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'list.csv');
  const findAccount: FindAccount = (name) => (name === 'Shop one' ? { accountId: 'SHOP', currency: 'EUR' } : undefined);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
      const pieces = (async function* () {
        yield rows;
      })();
      await writeList(path, { head, order: usualOrder, pieces }, reading);
      const { rows: read, rejected } = parseExport(readFileSync(path, 'utf8'), findAccount);
      expect(rejected).toEqual([]);
      expect(read.map(({ transaction: told, person }) => ({ ...told, ...person }))).toMatchObject(
        rows.map((one) => ({
          accountId: 'SHOP',
          transactionId: one.transactionId,
          operation: one.operation,
          amountMinor: one.amount.minor,
          currency: one.amount.currency,
          execcode: one.execcode,
          happenedAt: one.happenedAt,
          timeKnown: one.timeKnown,
          orderId: one.orderId,
          client: one.client,
          clientName: one.clientName,
          card: one.card,
          schedule: one.schedule,
          referenceId: one.referenceId,
          voidedBy: one.voidedBy,
          ...(one.further.descriptor !== undefined && { further: { descriptor: one.further.descriptor } }),
        })),
      );
    }),
    { numRuns: 60 },
  );
});
