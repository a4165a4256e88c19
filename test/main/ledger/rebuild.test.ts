import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWritable, type ReadableDatabase } from '../../../main/ledger/database/open.ts';
import { digestEvent } from '../../../main/ledger/events/digest.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { confirm, importRows, openTemporaryLedger, row, stamp } from './samples.ts';

const projections = ['operations', 'attempts', 'transactions'];

/** Everything that is derived, as text. */
function photograph(file: string): string {
  const database = openWritable(file);
  const rows = projections.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  // The search index must agree with the rows that it was made from, or this throws.
  database.exec(`INSERT INTO transaction_search (transaction_search, rank) VALUES ('integrity-check', 1)`);
  database.close();
  return JSON.stringify(rows);
}

type Step = {
  readonly chain: number;
  readonly amount: number;
  readonly end: 'none' | 'begun' | '0000' | '2008' | 'unknown' | 'settled';
};

async function perform(ledger: Ledger, { chain, amount, end }: Step, index: number): Promise<void> {
  const id = `P${chain}`;
  const changes = { chainId: id, referenceId: id, orderId: `W-${chain}`, amount: { minor: amount, currency: 'EUR' } };
  const { confirmation, written } = await confirm(ledger, { ...changes, note: index % 2 ? 'note' : '' });
  if (confirmation.kind !== 'taken' || end === 'none') return;
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  if (end === 'begun') return;
  const failed = end === 'unknown' || end === 'settled';
  const outcome = failed
    ? ({ kind: 'unknown', cause: 'timedOut' } as const)
    : ({ kind: 'answered', execcode: end, message: '', transactionId: end === '0000' ? `R${index}` : null } as const);
  await ledger.journal.end(written.operationId, written.attemptId, outcome, stamp);
  if (end !== 'settled') return;
  const settlement = { outcome: 'succeeded', transactionId: `S${index}`, reason: 'seen' } as const;
  await ledger.journal.settle(written.operationId, settlement, stamp);
}

describe('rebuildProjections', () => {
  it('makes the same rows from the same truth, whatever happened', async () => {
    const step = fc.record({
      chain: fc.integer({ min: 0, max: 3 }),
      amount: fc.integer({ min: 1, max: 4_000 }),
      end: fc.constantFrom<Step['end']>('none', 'begun', '0000', '2008', 'unknown', 'settled'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const { ledger, close } = await openTemporaryLedger();
        const payments = [0, 1, 2, 3].map((chain) => row({ transactionId: `P${chain}`, orderId: `W-${chain}` }));
        await importRows(ledger, payments);
        for (const [index, each] of steps.entries()) {
          await perform(ledger, each, index);
          if (index === 2) await importRows(ledger, [row({ transactionId: 'P9', orderId: 'late' })]);
        }
        const before = photograph(ledger.file);
        await ledger.rebuildProjections();
        expect(photograph(ledger.file)).toBe(before);
        await close();
      }),
      { numRuns: 12 },
    );
  });

  it('shows an erased person as nobody', async () => {
    const { ledger, close } = await openTemporaryLedger();
    await importRows(ledger, [row()]);
    const database = openWritable(ledger.file);
    database.exec('UPDATE people SET body = NULL');
    database.close();
    await ledger.rebuildProjections();
    const { rows } = await ledger.views.searchTransactions({ text: '', amounts: [], after: null, limit: 1 });
    expect(rows[0]).toMatchObject({ transactionId: 'A1', client: '', clientEmail: '' });
    expect((await ledger.views.searchTransactions({ text: 'snow', amounts: [], after: null, limit: 1 })).rows).toEqual(
      [],
    );
    await close();
  });
});

interface Line {
  readonly deskId: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly recordedAt: number;
  readonly body: Buffer;
  readonly previousDigest: string;
  readonly digest: string;
}

function readLines(database: ReadableDatabase): Line[] {
  return database
    .prepare<[], Line>(
      `SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
              recorded_at AS recordedAt, body, previous_digest AS previousDigest, digest FROM events ORDER BY sequence`,
    )
    .all();
}

describe('the event log', () => {
  it('is a chain: each line covers the one before, every field and the exact bytes', async () => {
    const { ledger, close } = await openTemporaryLedger();
    await importRows(ledger, [row()]);
    await confirm(ledger);
    await confirm(ledger);
    const database = openWritable(ledger.file);
    const lines = readLines(database);
    database.close();
    expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
    for (const [index, line] of lines.entries()) {
      expect(line.previousDigest).toBe(lines[index - 1]?.digest ?? '');
      expect(digestEvent(line)).toBe(line.digest);
      expect(digestEvent({ ...line, actor: 'someone else' })).not.toBe(line.digest);
      expect(digestEvent({ ...line, recordedAt: 0 })).not.toBe(line.digest);
      expect(digestEvent({ ...line, body: Buffer.from('{}') })).not.toBe(line.digest);
    }
    await close();
  });

  it('records an import as one line with the digest of everything that it brought', async () => {
    const { ledger, close } = await openTemporaryLedger();
    await importRows(ledger, [row(), row({ transactionId: 'A2' })]);
    const database = openWritable(ledger.file);
    const [line, ...others] = readLines(database);
    const bodies = database.prepare<[], string>('SELECT body FROM observations ORDER BY observation_id').pluck().all();
    database.close();
    const digest = createHash('sha256');
    for (const body of bodies) digest.update(body).update('\n');
    expect(others).toEqual([]);
    expect(JSON.parse(String(line?.body))).toMatchObject({
      kind: 'importRecorded',
      rows: 2,
      digest: digest.digest('hex'),
    });
    expect(bodies.join()).not.toContain('snow');
    await close();
  });
});
