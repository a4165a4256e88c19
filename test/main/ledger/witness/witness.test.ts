import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ledgerFile, openLedger } from '../../../../main/ledger/ledger.ts';
import { acceptLedger } from '../../../../main/ledger/witness/accept.ts';
import { readWitness, witnessFile } from '../../../../main/ledger/witness/read.ts';
import { oneThread } from '../../../one-thread.ts';
import { confirm, draft, importRows, row, stamp } from '../samples.ts';
import { makeFolder } from '../verify/story.ts';

// Each test opens ledgers, some several times.

/** A folder as a kill leaves it: a request is on its way, and the line that says so stands in the write-ahead log alone. */
async function cutWhileSending() {
  const living = makeFolder();
  await (await openLedger(living, oneThread)).close();
  const before = copyOf(living);
  const ledger = await openLedger(living, oneThread);
  onTestFinished(() => ledger.close());
  const release = holdBack(ledger.file);
  await importRows(ledger, [row()]);
  const { written } = await confirm(ledger);
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  const folder = copyOf(living);
  release();
  return { folder, before, operationId: written.operationId };
}

/** Somebody who reads on keeps newer lines in the write-ahead log, however long the machine takes. */
function holdBack(file: string): () => void {
  const reader = new Database(file, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM events').get();
  return () => reader.close();
}

function copyOf(folder: string): string {
  const copy = makeFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const openAgain = async (folder: string) => {
  const ledger = await openLedger(folder, oneThread);
  await ledger.close();
};

describe('a ledger whose process was killed', () => {
  it('opens with its write-ahead log, also as a copy of the whole folder', async () => {
    const { folder, operationId } = await cutWhileSending();
    for (const place of [copyOf(folder), folder]) {
      const ledger = await openLedger(place, oneThread);
      expect(await ledger.views.findOperation(operationId)).toMatchObject({ state: 'sending' });
      await ledger.close();
    }
  });

  it('does not open once that log is lost, and a person’s word opens it for good', async () => {
    const { folder, operationId } = await cutWhileSending();
    const file = ledgerFile(folder);
    rmSync(`${file}-wal`);
    for (let times = 0; times < 2; times += 1) {
      await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind: 'olderThanWitness', file });
    }
    acceptLedger(file, 'now');
    expect(existsSync(`${witnessFile(file)}.replaced-now`)).toBe(true);
    await openAgain(folder);
    const ledger = await openLedger(folder, oneThread);
    expect(await ledger.views.findOperation(operationId)).toBeUndefined();
    await ledger.close();
  });

  it('does not open with half of that log', async () => {
    const { folder } = await cutWhileSending();
    const log = `${ledgerFile(folder)}-wal`;
    truncateSync(log, Math.floor(statSync(log).size / 2));
    await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind: 'olderThanWitness' });
  });

  it('does not open as a copy of its file alone: the file says that it has a witness', async () => {
    const { folder } = await cutWhileSending();
    const elsewhere = makeFolder();
    cpSync(ledgerFile(folder), ledgerFile(elsewhere));
    const problem = { kind: 'withoutWitness', file: ledgerFile(elsewhere) };
    await expect(openLedger(elsewhere, oneThread)).rejects.toMatchObject(problem);
    acceptLedger(ledgerFile(elsewhere), 'now');
    await openAgain(elsewhere);
  });

  it.each(['an older file', 'an empty database', 'an empty file', 'nothing', 'another ledger'])(
    'does not open with %s in its place',
    async (what) => {
      const { folder, before } = await cutWhileSending();
      const file = ledgerFile(folder);
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
      if (what === 'an older file') cpSync(ledgerFile(before), file);
      if (what === 'an empty file') writeFileSync(file, '');
      if (what === 'an empty database') new Database(file).exec('PRAGMA journal_mode = WAL').close();
      if (what === 'another ledger') cpSync(ledgerFile((await cutWhileSending()).folder), file);
      const isGone = what === 'nothing' || what === 'an empty file';
      const kind = isGone ? 'missing' : 'olderThanWitness';
      await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind, file });
      expect(existsSync(file) && statSync(file).size > 0).toBe(!isGone);
    },
  );
});

describe('a witness', () => {
  it('that is gone or damaged keeps a ledger from opening until a person says so', async () => {
    const { folder } = await cutWhileSending();
    const file = ledgerFile(folder);
    writeFileSync(witnessFile(file), 'rubbish');
    await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind: 'withoutWitness', file });
    rmSync(witnessFile(file));
    await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind: 'withoutWitness', file });
    acceptLedger(file, 'now');
    await openAgain(folder);
  });

  it('that cannot be read keeps one from opening that does not say itself that it has a witness', async () => {
    const { folder } = await cutWhileSending();
    const file = ledgerFile(folder);
    const database = new Database(file);
    database.exec(`DELETE FROM upkeep WHERE name = 'witness'`);
    database.close();
    writeFileSync(witnessFile(file), 'rubbish');
    await expect(openLedger(folder, oneThread)).rejects.toMatchObject({ kind: 'withoutWitness', file });
  });

  it('of which one slot was cut short by a power failure is still read', async () => {
    const { folder } = await cutWhileSending();
    const witness = witnessFile(ledgerFile(folder));
    const bytes = readFileSync(witness);
    for (const slot of [0, 4_096]) {
      const torn = Buffer.from(bytes);
      torn.fill(0, slot + 20, slot + 512);
      writeFileSync(witness, torn);
      const read = readWitness(ledgerFile(folder));
      expect(read.kind === 'head' && read.head.sequence).toBeGreaterThanOrEqual(3);
    }
    await openAgain(folder);
  });

  it('is given to a ledger of before there were any', async () => {
    const { folder } = await cutWhileSending();
    const file = ledgerFile(folder);
    const database = new Database(file);
    database.exec(`DELETE FROM upkeep WHERE name = 'witness'`);
    database.close();
    rmSync(witnessFile(file));
    await openAgain(folder);
    expect(readWitness(file)).toMatchObject({ kind: 'head', head: { sequence: 4 } });
  });

  it('is never ahead of the ledger, and follows each line before it is answered', async () => {
    const folder = makeFolder();
    const ledger = await openLedger(folder, oneThread);
    for (let line = 1; line <= 5; line += 1) {
      await ledger.journal.draft(draft(), stamp);
      expect(readWitness(ledger.file)).toMatchObject({ head: { sequence: line } });
      await openAgain(copyOf(folder));
    }
    await ledger.close();
    expect(statSync(witnessFile(ledger.file)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('belongs to its own environment', async () => {
    const dataFolder = makeFolder();
    for (const environment of ['test', 'production']) await openAgain(join(dataFolder, environment));
    const ledger = await openLedger(join(dataFolder, 'test'), oneThread);
    await ledger.journal.draft(draft(), stamp);
    await ledger.close();
    await openAgain(join(dataFolder, 'production'));
    expect(readWitness(ledgerFile(join(dataFolder, 'production')))).toMatchObject({ head: { sequence: 0 } });
  });
});

it('a ledger that rests is whole in its file, without its write-ahead log', async () => {
  const folder = makeFolder();
  const ledger = await openLedger(folder, oneThread);
  onTestFinished(() => ledger.close());
  await ledger.journal.draft(draft(), stamp);
  await vi.waitFor(
    async () => {
      const copy = copyOf(folder);
      rmSync(`${ledgerFile(copy)}-wal`, { force: true });
      await openAgain(copy);
    },
    { timeout: 250_000, interval: 100 },
  );
});
