import { v7 as createId } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Ledger } from '../../../../main/ledger/ledger.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { confirm, openTemporaryLedger, row, stamp } from '../samples.ts';

const rules = { accountId: null, amounts: 'minor', zone: 'UTC', delimiter: null, encoding: null } as const;
const identity = { fileDigest: 'a'.repeat(64), reader: 'test', rules };
const hundredfold = { ...identity, rules: { ...rules, amounts: 'major' } } as const;

let ledger: Ledger;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ ledger, close } = await openTemporaryLedger());
});
afterEach(() => close());

async function begin(of: typeof identity | typeof hundredfold, rows: readonly ToldRow[]): Promise<string> {
  const importId = createId();
  await ledger.imports.beginImport({ importId, source: 'export.csv', ...of }, stamp);
  await ledger.intake.recordRows(importId, { rows, source: 'import' }, stamp);
  return importId;
}

const known = async (transactionId: string) =>
  (await ledger.imports.findKnown([{ accountId: 'SHOP', transactionId }]))[0]?.amount.minor ?? null;

it('an import that broke off is found by its file and how it was read, until it has ended', async () => {
  const importId = await begin(identity, [row(), row({ transactionId: 'A2' })]);
  expect(await ledger.imports.findUnfinished(identity)).toEqual({ importId, taken: 2 });
  expect(await ledger.imports.findUnfinished(hundredfold)).toBeNull();
  expect(await ledger.imports.findUnfinished({ ...identity, reader: 'another' })).toBeNull();
  expect(await ledger.imports.listImports(5)).toMatchObject([
    { importId, source: 'export.csv', rules, recordedAt: null, rows: 2, withdrawnAt: null, actor: stamp.actor },
  ]);
  await ledger.intake.recordImport(importId, 'export.csv', stamp);
  expect(await ledger.imports.findUnfinished(identity)).toBeNull();
  expect(await ledger.imports.listImports(5)).toMatchObject([{ importId, recordedAt: stamp.at, rows: 2 }]);
});

it('a withdrawal takes back what only the import told, keeps what own operations refer to, and can be corrected', async () => {
  const wrong = await begin(hundredfold, [
    row({ amountMinor: 1_000_000 }),
    row({ transactionId: 'A2', amountMinor: 1_000_000, orderId: 'W-2' }),
  ]);
  await ledger.intake.recordImport(wrong, 'export.csv', stamp);
  const { confirmation, written } = await confirm(ledger);
  expect(confirmation.kind).toBe('taken');
  expect(await ledger.imports.withdrawImport(wrong, stamp)).toEqual({ kind: 'busy' });
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  expect(await ledger.imports.withdrawImport(wrong, stamp)).toEqual({ kind: 'busy' });
  const answered = { kind: 'answered', execcode: '0000', message: '', transactionId: 'R1' } as const;
  await ledger.journal.end(written.operationId, written.attemptId, answered, stamp);

  expect(await ledger.imports.withdrawImport(wrong, stamp)).toEqual({ kind: 'withdrawn', kept: 1 });
  await ledger.whenPrepared;
  expect([await known('A1'), await known('A2'), await known('R1')]).toEqual([1_000_000, null, 4_000]);
  expect((await ledger.views.findOperation(written.operationId))?.state).toBe('succeeded');
  expect(await ledger.imports.withdrawImport(wrong, stamp)).toEqual({ kind: 'unknown' });
  await expect(ledger.intake.recordRows(wrong, { rows: [row()], source: 'import' }, stamp)).rejects.toThrow(
    /withdrawn/,
  );
  expect(await ledger.views.findLastImport()).toBeNull();

  const later = { ...stamp, at: stamp.at + 1 };
  const right = createId();
  await ledger.imports.beginImport({ importId: right, source: 'export.csv', ...identity }, later);
  await ledger.intake.recordRows(right, { rows: [row()], source: 'import' }, later);
  await ledger.intake.recordImport(right, 'export.csv', later);
  expect(await known('A1')).toBe(10_000);
  expect((await ledger.views.findChain('SHOP', 'A1'))?.balance).toMatchObject({ paid: 10_000, refunded: 4_000 });
  await ledger.close();
  expect(verifyLedger(ledger.file)).toEqual([]);
});
