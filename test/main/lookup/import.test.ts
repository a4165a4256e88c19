import { v7 as createId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExport } from '../../../main/lookup/export-csv.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/index.ts';
import { importRows, noon, openTemporaryLedger, row, stamp } from '../ledger/samples.ts';

const header =
  'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;CLIENTIDENT;CLIENTEMAIL;REFUNDED;IDENTIFIER;CARDCODE 6X4;VOIDEDBY';
const line = (changes: Partial<Record<string, string>> = {}) =>
  Object.entries({
    id: 'A1',
    order: '1234',
    date: '2026-01-15 12:00:00',
    operation: 'payment',
    amount: '1000',
    currency: 'EUR',
    execcode: '0',
    name: 'JOHN SNOW',
    client: 'john.snow',
    email: 'john.snow@example.com',
    refunded: '',
    identifier: 'SHOP',
    card: '446421XXXXXX0001',
    voidedBy: '',
    ...changes,
  })
    .map(([, value]) => value)
    .join(';');
const findAccount = (identifier: string) =>
  identifier === 'SHOP' ? { accountId: 'shop-1', currency: 'EUR' } : undefined;
const parse = (...lines: string[]) => parseExport([header, ...lines].join('\r\n'), findAccount);

describe('parseExport', () => {
  it('reads a row: minor units, UTC, padded code, shortened card', () => {
    expect(parse(line()).rows).toEqual([
      {
        transaction: {
          accountId: 'shop-1',
          transactionId: 'A1',
          referenceId: null,
          operation: 'payment',
          orderId: '1234',
          amountMinor: 1000,
          currency: 'EUR',
          execcode: '0000',
          voidedBy: null,
          card: '446421…0001',
          happenedAt: noon,
          schedule: '',
          alias: '',
          authenticated: false,
          extraData: '',
          chargedBack: false,
          method: 'card',
          debitDay: '',
          timeKnown: true,
          captureDay: '',
        },
        person: { client: 'john.snow', clientEmail: 'john.snow@example.com', clientName: 'JOHN SNOW' },
      },
    ]);
  });

  it('reads an older file with a byte order mark, and quoted values', () => {
    const text = `\ufeff${header}\r\n${line({ name: '"SNOW; JOHN"' })}`;
    expect(parseExport(text, findAccount).rows[0]?.person.clientName).toBe('SNOW; JOHN');
  });

  it.each([
    ['IDENTIFIER', { identifier: 'OTHER' }],
    ['DATE', { date: 'yesterday' }],
    ['OPERATIONTYPE', { operation: 'gift' }],
    ['TRANSACTIONID', { id: '' }],
    ['AMOUNT', { amount: '10.00' }],
    ['AMOUNT', { amount: '-5' }],
    ['AMOUNT', { amount: '' }],
    ['CURRENCY', { currency: 'EURO' }],
    ['EXECCODE', { execcode: 'ok' }],
    ['EXECCODE', { execcode: '' }],
    ['REFUNDED', { operation: 'refund', refunded: 'A'.repeat(33) }],
  ])('names the line and the column %s of a row that it cannot read', (column, changes) => {
    const { rows, rejected } = parse(line(), line(changes));
    expect(rows).toHaveLength(1);
    expect(rejected).toMatchObject([{ line: 3, column }]);
  });

  it('cuts whole card numbers where a card or a free text stands, and never a key', () => {
    const { rows } = parse(line({ name: 'SNOW 4234603011240000', order: '1700000000004', card: '4234603011240000' }));
    expect(JSON.stringify(rows)).not.toContain('4234603011240000');
    expect(rows[0]?.transaction).toMatchObject({ orderId: '1700000000004', card: '' });
    expect(rows[0]?.person.clientName).toBe('SNOW 423460…0000');
  });
});

describe('importing the gateway’s own export', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ demo: true, now: '2026-11-22T09:00:00Z', frozen: true });
  });
  afterAll(() => sandbox.close());

  const accountOf = (identifier: string) => {
    const account = sandbox.accounts.find((candidate) => candidate.identifier === identifier);
    return account && { accountId: account.identifier, currency: account.currency };
  };

  it('brings all 600 rows, each chain with the balance that the gateway has', async () => {
    const { ledger, close } = await openTemporaryLedger();
    const file = { text: sandbox.exportTransactions(), source: 'test', importId: createId() };
    expect(await importExport(ledger.intake, file, accountOf, stamp)).toEqual({
      imported: 600,
      amounts: 'minor',
      rejectedRows: 0,
      rejected: [],
      notWhole: [],
    });
    for (const { identifier } of sandbox.accounts) {
      for (const { transactionId } of sandbox.rows(identifier)) {
        const balance = sandbox.balanceOf(identifier, transactionId);
        const chain = await ledger.views.findChain(identifier, transactionId);
        expect([transactionId, chain?.balance.paid, chain?.balance.refunded, chain?.balance.left]).toEqual([
          transactionId,
          balance?.debit,
          balance?.refunded,
          balance?.left,
        ]);
      }
    }
    await close();
  });

  it('a second time makes no doubles', async () => {
    const { ledger, close } = await openTemporaryLedger();
    for (const importId of [createId(), createId()]) {
      await importExport(
        ledger.intake,
        { text: sandbox.exportTransactions(), source: 'test', importId },
        accountOf,
        stamp,
      );
    }
    expect((await ledger.views.searchTransactions({ text: '', amounts: [], after: null, limit: 1 })).total).toBe(600);
    expect(await ledger.views.findLastImport()).toBe(stamp.at);
    await close();
  });
});

describe('what a second source says of a transaction', () => {
  it('completes the row, and never takes a final outcome back', async () => {
    const { ledger, close } = await openTemporaryLedger();
    const statusOf = async () => (await ledger.views.findChain('SHOP', 'A1'))?.transactions[0]?.status;
    await importRows(ledger, [row({ execcode: '0003' })]);
    expect(await statusOf()).toBe('waiting');
    await importRows(ledger, [row({ execcode: '0000' })]);
    expect(await statusOf()).toBe('succeeded');
    await importRows(ledger, [row({ execcode: '0003' })]);
    expect(await statusOf()).toBe('succeeded');
    await close();
  });

  it.each([
    ['5001', 'refused'],
    ['5004', 'unknown'],
    ['4011', 'unknown'],
    ['0001', 'waiting'],
    ['6004', 'refused'],
  ])('an exported %s is %s', async (execcode, status) => {
    const { ledger, close } = await openTemporaryLedger();
    await importRows(ledger, [row({ execcode })]);
    expect((await ledger.views.findChain('SHOP', 'A1'))?.transactions[0]?.status).toBe(status);
    await close();
  });

  it('that names no reference leaves the row in its chain, and what is left as it was', async () => {
    const { ledger, close } = await openTemporaryLedger();
    const refund = { transactionId: 'A2', operation: 'refund', amountMinor: 4_000 } as const;
    await importRows(ledger, [row(), row({ ...refund, referenceId: 'A1' })]);
    await importRows(ledger, [row(refund)]);
    const chain = await ledger.views.findChain('SHOP', 'A2');
    expect(chain?.chainId).toBe('A1');
    expect(chain?.balance).toMatchObject({ refunded: 4_000, left: 6_000 });
    await close();
  });

  it('rows that come before what they refer to join its chain', async () => {
    const { ledger, close } = await openTemporaryLedger();
    await importRows(ledger, [
      row({ transactionId: 'A3', referenceId: 'A2', operation: 'refund', amountMinor: 500 }),
      row({ transactionId: 'A2', referenceId: 'A1', operation: 'capture', amountMinor: 8_000 }),
      row({ transactionId: 'A1', operation: 'authorization' }),
    ]);
    for (const id of ['A1', 'A2', 'A3']) {
      const chain = await ledger.views.findChain('SHOP', id);
      expect(chain?.chainId).toBe('A1');
      expect(chain?.balance).toMatchObject({ paid: 8_000, refunded: 500, left: 7_500, authorised: 0 });
    }
    await close();
  });
});
