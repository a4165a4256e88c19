import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, onTestFinished } from 'vitest';
import { openLedger } from '../../../../main/ledger/ledger.ts';
import { oneThread } from '../../../one-thread.ts';
import { confirm, importRows, row, stamp } from '../samples.ts';

/** A closed ledger in which a little of everything has happened: imports, a refund with a note, one being sent. */
export async function writeStory(folder = makeFolder()): Promise<{ readonly folder: string; readonly file: string }> {
  const ledger = await openLedger(folder, oneThread);
  await importRows(ledger, [row(), row({ transactionId: 'A2', orderId: 'W-1002' }, { client: 'b.stark' })]);
  const { written } = await confirm(ledger, { note: 'the blue one' });
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  const answered = { kind: 'answered', execcode: '0000', message: '', transactionId: 'R1' } as const;
  await ledger.journal.end(written.operationId, written.attemptId, answered, stamp);
  const open = await confirm(ledger, { chainId: 'A2', referenceId: 'A2', orderId: 'W-1002' });
  await ledger.journal.begin(open.written.operationId, open.written.attemptId, stamp);
  await importRows(ledger, [row({ transactionId: 'A3', orderId: 'W-1003' })]);
  await ledger.close();
  return { folder, file: ledger.file };
}

/** A copy of such a ledger, written once for a whole file of tests. */
export async function writeStoryOnce(): Promise<() => { readonly folder: string; readonly file: string }> {
  const original = mkdtempSync(join(tmpdir(), 'be2bill-story-'));
  afterAll(() => rmSync(original, { recursive: true, force: true }));
  await writeStory(original);
  return () => {
    const folder = makeFolder();
    cpSync(original, folder, { recursive: true });
    return { folder, file: join(folder, 'ledger.sqlite') };
  };
}

/** Does to a closed ledger what nobody but a broken disk or a forger does: the guards against it are taken off. */
export function damage(file: string, sql: string): void {
  const database = new Database(file);
  database.function('fold', { deterministic: true }, (text: string) => text);
  database.unsafeMode(true);
  database.pragma('foreign_keys = OFF');
  for (const trigger of guards) database.exec(`DROP TRIGGER ${trigger}`);
  database.exec(sql);
  database.close();
}

const guards = [
  'events_are_never_changed',
  'events_are_never_removed',
  'observations_are_never_changed',
  'observations_are_never_removed',
];

/** A file's bytes, to see that nobody has touched it. */
export function readBytes(file: string): string {
  return readFileSync(file).toString('base64');
}

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-story-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
