import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readObservation, writeObservation } from '../../../main/ledger/observations/observation.ts';
import { recordFacts } from '../../../main/ledger/projections/facts.ts';
import { rebuildProjections } from '../../../main/ledger/projections/rebuild.ts';
import { beginWriting } from '../../../main/ledger/writing/writing.ts';
import { noon, row } from '../ledger/samples.ts';
import { type Fields, notify, type OpenInbox, openInbox, payment } from './samples.ts';

/** What a notification can move; its place in the list follows the moment at which it was first heard of. */
const columns = `transaction_id, root_id, reference_id, reference_inferred, operation, order_id, amount_minor, execcode,
  status, voided_by, card, client, alias, extra_data, happened_at, known_from`;

const rowsOf = ({ database }: OpenInbox) =>
  JSON.stringify(database.prepare(`SELECT ${columns} FROM transactions ORDER BY transaction_id`).all());

/** Takes the notifications, and gives the rows that they made; the ledger is as it was afterwards. */
async function rowsAfter(opened: OpenInbox, notifications: readonly string[], rebuild = false): Promise<string> {
  const { database, take } = opened;
  database.exec('BEGIN');
  for (const text of notifications) await take(text);
  const rows = rowsOf(opened);
  if (rebuild) {
    rebuildProjections(database);
    expect(rowsOf(opened)).toBe(rows);
  }
  database.exec('ROLLBACK');
  return rows;
}

const outcome = (...codes: readonly string[]) => codes.map((EXECCODE) => notify({ ...payment, EXECCODE }));

const moved = async (codes: readonly string[]) => {
  const opened = openInbox();
  for (const text of outcome(...codes)) await opened.take(text);
  return opened.rows('transactions')[0];
};

describe('notifications out of order', () => {
  it.each<[readonly string[], string, string]>([
    [['0003', '0000'], '0000', 'succeeded'],
    [['0000', '0003'], '0000', 'succeeded'],
    [['5004', '0000'], '0000', 'succeeded'],
    [['0000', '5004'], '0000', 'succeeded'],
    [['0001', '4008'], '4008', 'refused'],
    [['4008', '0001'], '4008', 'refused'],
    [['0000', '5001'], '0000', 'succeeded'],
    [['5001', '0000'], '0000', 'succeeded'],
    [['0003', '5004'], '5004', 'unknown'],
    [['5004', '0003'], '5004', 'unknown'],
  ])('%j leave %s', async (codes, execcode, status) => {
    expect(await moved(codes)).toMatchObject({ execcode, status });
  });

  const transaction = fc.record({
    id: fc.integer({ min: 0, max: 6 }),
    execcode: fc.constantFrom('0000', '0000', '0001', '0003', '5004', '5001', '4001', '4012', '2009'),
    alias: fc.boolean(),
    extraData: fc.boolean(),
  });

  /** What never changes about a transaction: its kind, order and amount. */
  const constant: readonly Fields[] = [
    { OPERATIONTYPE: 'payment', ORDERID: 'W-1', AMOUNT: '10000' },
    { OPERATIONTYPE: 'refund', ORDERID: 'W-1', AMOUNT: '2500' },
    { OPERATIONTYPE: 'authorization', ORDERID: 'W-2', AMOUNT: '8000' },
    { OPERATIONTYPE: 'capture', ORDERID: 'W-2', AMOUNT: '5000' },
    { OPERATIONTYPE: 'refund', ORDERID: 'W-2', AMOUNT: '5000' },
    { OPERATIONTYPE: 'void', ORDERID: 'W-1', AMOUNT: '10000' },
    { OPERATIONTYPE: 'payment', ORDERID: 'W-1', AMOUNT: '300' },
  ];

  const toNotification = ({
    id,
    execcode,
    alias,
    extraData,
  }: {
    id: number;
    execcode: string;
    alias: boolean;
    extraData: boolean;
  }) =>
    notify({
      ...payment,
      ...constant[id],
      TRANSACTIONID: `A${id}`,
      EXECCODE: execcode,
      ...(alias && { ALIAS: 'A142429' }),
      ...(extraData && { EXTRADATA: `of ${id}` }),
    });

  it('and repeated make the same rows, and a rebuild makes them too', { timeout: 600_000 }, async () => {
    const opened = openInbox();
    opened.database.pragma('synchronous = OFF');
    await fc.assert(
      fc.asyncProperty(
        fc.array(transaction, { minLength: 1, maxLength: 8 }).chain((set) => {
          const texts = set.map(toNotification);
          const order = fc.shuffledSubarray(texts, { minLength: texts.length });
          return fc.tuple(fc.constant(texts), order, fc.array(fc.constantFrom(...texts), { maxLength: 4 }));
        }),
        async ([texts, shuffled, repeated]) => {
          const expected = await rowsAfter(opened, texts, true);
          expect(await rowsAfter(opened, [...shuffled, ...repeated])).toBe(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a notification beside another source', () => {
  const exported = (database: OpenInbox['database'], happenedAt: number) => {
    const told = row({
      happenedAt,
      extraData: 'of the shop',
      chargedBack: true,
      method: 'directDebit',
      captureDay: '2026-01-20',
    });
    const fact = readObservation(writeObservation(told, 'import', noon + 60_000), told.person);
    recordFacts(beginWriting(database), [fact]);
  };

  it.each(['before', 'after'])(
    'that came %s it leaves it the true time, the fuller card and all that only the other says',
    async (when) => {
      const { take, rows, database } = openInbox();
      if (when === 'before') exported(database, noon - 3_600_000);
      await take(notify(payment));
      if (when === 'after') exported(database, noon - 3_600_000);
      expect(rows('transactions')).toMatchObject([
        {
          happened_at: noon - 3_600_000,
          card: '446421…0001',
          extra_data: 'of the shop',
          status: 'succeeded',
          charged_back: 1,
          method: 'directDebit',
          time_known: 1,
          capture_day: '2026-01-20',
        },
      ]);
    },
  );

  it('never takes a success back, and never hides one', async () => {
    const { take, rows, database } = openInbox();
    exported(database, noon);
    await take(notify({ ...payment, EXECCODE: '4001' }));
    expect(rows('transactions')).toMatchObject([{ execcode: '0000', status: 'succeeded', known_from: 'import' }]);
    await take(notify({ ...payment, TRANSACTIONID: 'A2', EXECCODE: '5001' }));
    await take(notify({ ...payment, TRANSACTIONID: 'A2' }));
    expect(rows('transactions').at(-1)).toMatchObject({ transaction_id: 'A2', execcode: '0000', status: 'succeeded' });
  });
});
