import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { findKnown, findUnfinished, listImports } from '../../../../main/ledger/queries/imports.ts';
import { createWriterMethods } from '../../../../main/ledger/threads/writes.ts';
import { createImportSession } from '../../../../main/lookup/session/session.ts';
import { exportReader } from '../../../threads.ts';
import { noon } from '../../ledger/samples.ts';
import { openSqliteCore } from '../../ports/sqlite-core.ts';

const header =
  'TRANSACTIONID;ORDERID;DATE;OPERATIONTYPE;AMOUNT;CURRENCY;EXECCODE;CARDFULLNAME;REFUNDED;VOIDED;AUTHORIZEDBY';
const ids = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6'] as const;

const someLine = fc
  .record({
    id: fc.constantFrom(...ids),
    order: fc.constantFrom('W-1', 'W-1', 'W-2'),
    second: fc.constantFrom('00', '00', '01'),
    operation: fc.constantFrom('payment', 'payment', 'authorization', 'capture', 'refund', 'void'),
    amount: fc.constantFrom('100', '10000', '10000', 'much'),
    execcode: fc.constantFrom('0', '0', '3', '4001'),
    name: fc.constantFrom('', 'Zoé', 'Snow'),
    reference: fc.constantFrom('', 'T0', 'T1', 'T2'),
  } as const)
  .map(({ id, order, second, operation, amount, execcode, name, reference }) => ({
    id,
    text: `${id};${order};2026-01-15 12:00:${second};${operation};${amount};EUR;${execcode};${name};${[
      'refund',
      'void',
      'capture',
    ]
      .map((edit) => (edit === operation && reference !== id ? reference : ''))
      .join(';')}`,
  }));

interface Case {
  readonly lines: readonly string[];
  /** The same lines in files, in another order, some of them more than once. */
  readonly files: readonly (readonly string[])[];
  /** How much later each file is taken, in milliseconds. */
  readonly step: number;
}

/** Of two lines that contradict each other the later file's counts: those come in at one moment, or not at all. */
const someCase: fc.Arbitrary<Case> = fc
  .tuple(fc.array(someLine, { minLength: 2, maxLength: 8 }), fc.constantFrom(0, 1_000))
  .chain(([found, step]) => {
    const chosen = step === 0 ? found : found.filter(({ id }, at) => found.findIndex((line) => line.id === id) === at);
    const lines = chosen.map(({ text }) => text);
    return fc.record({
      lines: fc.constant(lines),
      step: fc.constant(step),
      files: fc
        .tuple(
          fc.shuffledSubarray(lines, { minLength: lines.length }),
          fc.array(fc.constantFrom(...lines), { maxLength: 3 }),
          fc.integer({ min: 1, max: 3 }),
        )
        .map(([shuffled, again, count]) => {
          const all = [...shuffled, ...again];
          const size = Math.ceil(all.length / count);
          return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
        }),
    });
  });

const paid = (minor: number) => `T0;W-1;2026-01-15 12:00:00;payment;${minor};EUR;0;Snow;;;`;

/** One row with two amounts, in either order, and a refund that comes before what it refers to. */
const contradicting: Case = {
  lines: [paid(100), paid(10_000), 'T1;W-1;2026-01-15 12:00:01;refund;100;EUR;0;Snow;T0;;'],
  files: [
    ['T1;W-1;2026-01-15 12:00:01;refund;100;EUR;0;Snow;T0;;', paid(10_000)],
    [paid(100), paid(100)],
  ],
  step: 0,
};

/** Everything that a screen shows, but for when it was told. */
function dump(database: WritableDatabase) {
  const all = (select: string) => database.prepare<[], Record<string, unknown>>(select).all();
  return {
    transactions: all('SELECT * FROM transactions ORDER BY position').map(
      ({ known_at: _known, told_at: _told, outcome_at: _outcome, ...row }) => row,
    ),
    unread: all('SELECT * FROM unread_rows ORDER BY content').map(({ told_at: _told, ...row }) => row),
  };
}

it('any order, split and repetition of a file gives the same rows', { timeout: 600_000 }, async () => {
  const core = openSqliteCore();
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-permutation-'));
  onTestFinished(() => {
    core.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { database } = core;
  const writer = createWriterMethods(database);
  let at = noon;
  const session = createImportSession({
    ledger: {
      intake: {
        recordRows: async (...words) => writer.recordRows(...words).value,
        recordImport: async (...words) => writer.recordImport(...words).value,
        recordNotification: async (...words) => writer.recordNotification(...words).value,
        setNotificationAside: async (...words) => writer.setNotificationAside(...words).value,
      },
      imports: {
        beginImport: async (...words) => writer.beginImport(...words).value,
        findUnfinished: async (identity) => findUnfinished(database, identity),
        listImports: async (limit) => listImports(database, limit),
        findKnown: async (keys) => findKnown(database, keys),
        withdrawImport: async (...words) => writer.withdrawImport(...words).value,
      },
    },
    reader: exportReader,
    accounts: () => [{ identifier: 'SHOP', accountId: 'SHOP', currency: 'EUR' }],
    stamp: () => ({ actor: 'a.clerk', at }),
    createId,
    folder: join(folder, 'imports'),
    version: 'test',
    onProgress: () => {},
  });
  const take = async (files: Case['files'], step: number) => {
    core.renew();
    at = noon;
    for (const lines of files) {
      const path = join(folder, 'export.csv');
      writeFileSync(path, [header, ...lines].join('\n'));
      const taken = await session.take(path, { accountId: 'SHOP', amounts: 'minor', zone: 'UTC' });
      if (taken.kind !== 'taken') throw new Error(taken.kind);
      at += step;
    }
    return dump(database);
  };
  await fc.assert(
    fc.asyncProperty(someCase, async ({ lines, files, step }) => {
      expect(await take(files, step)).toEqual(await take([lines], step));
    }),
    { numRuns: 10, examples: [[contradicting]] },
  );
});
