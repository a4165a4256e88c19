import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { listBackups } from '../../../../main/ledger/backup/list.ts';
import { restoreBackup } from '../../../../main/ledger/backup/restore.ts';
import { openReadable } from '../../../../main/ledger/database/open.ts';
import { readHead } from '../../../../main/ledger/events/head.ts';
import { ledgerFile, openLedger } from '../../../../main/ledger/ledger.ts';
import { readSeal, readSeals, type Seals, sealFile, writeSeals } from '../../../../main/ledger/seal/file.ts';
import { sealLedger } from '../../../../main/ledger/seal/keep.ts';
import { sealHead } from '../../../../main/ledger/seal/seal.ts';
import type { Coverage } from '../../../../main/ledger/verify/evidence.ts';
import { readToldLine } from '../../../../main/ledger/verify/told-lines.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { acceptLedger } from '../../../../main/ledger/witness/accept.ts';
import { readWitness, witnessFile } from '../../../../main/ledger/witness/read.ts';
import { createSealKey } from '../../../../main/seal-key.ts';
import { forgetSealedHead, readKnownSeal } from '../../../../main/vault/known-seal.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { openSealKeys } from '../../../../main/vault/seal-keys.ts';
import type { SecretStore } from '../../../../main/vault/secret-store.ts';
import { oneThread } from '../../../one-thread.ts';
import { draft, noon, stamp } from '../samples.ts';
import { makeFolder, writeStoryOnce } from '../verify/story.ts';
import { changeLine, cutTail, forgeWitness } from './attack.ts';

// Each test opens ledgers, some several times.

const copyStory = await writeStoryOnce();

let file: string;
let folder: string;
let keychain: SecretStore;
beforeEach(() => {
  ({ file, folder } = copyStory());
  keychain = openMemoryStore();
});

const seal = () => sealLedger({ file, keys: openSealKeys(keychain), now: () => noon });

/** What verify says with this computer's keychain, or as on another one. */
async function verify(place = file, store: SecretStore = keychain) {
  let coverage: Coverage | undefined;
  const witness = readWitness(file);
  const deskId = witness.kind === 'head' ? witness.head.deskId : '';
  const known = await readKnownSeal(store, deskId);
  const findings = verifyLedger(place, 'truth', undefined, {
    known,
    onCoverage: (read) => {
      coverage = read;
    },
  });
  return { findings, coverage };
}

const readHeadOf = (place: string) => {
  const database = openReadable(place);
  try {
    return readHead(database);
  } finally {
    database.close();
  }
};

const lastLine = () => {
  const witness = readWitness(file);
  return witness.kind === 'head' ? witness.head.sequence : 0;
};

describe('a sealed ledger', () => {
  it('is covered to its end, by the key of this computer, and further lines are told to be not', async () => {
    expect(await seal()).toBe(true);
    const lines = lastLine();
    expect(await verify()).toMatchObject({ findings: [], coverage: { sealedTo: lines, lines, key: { isOwn: true } } });
    const ledger = await openLedger(folder, oneThread);
    await ledger.journal.draft(draft(), stamp);
    await ledger.close();
    expect(await verify()).toMatchObject({ findings: [], coverage: { sealedTo: lines, lines: lines + 1 } });
    await seal();
    expect(await verify()).toMatchObject({ findings: [], coverage: { sealedTo: lines + 1 } });
  });

  it('whose end was cut is found out, with the first line that nothing vouches for', async () => {
    await seal();
    const lines = lastLine();
    cutTail(file, lines - 2);
    const { findings, coverage } = await verify();
    expect(findings).toContainEqual({
      check: 'seal',
      where: `line ${lines - 1}`,
      what: `and those behind it are missing: the log ends with line ${lines - 2}, and its seal names line ${lines}`,
    });
    expect(coverage).toMatchObject({ sealedTo: 0 });
  });

  it('of which every digest was made anew is found out, also after a rebuild', async () => {
    await seal();
    changeLine(file, 3);
    const { findings } = await verify();
    expect(findings.map(({ check, where }) => [check, where])).toContainEqual(['seal', 'line 1']);
    expect(findings.every(({ check }) => check === 'seal')).toBe(true);
  });

  it('of which every digest was made anew is covered up to the last seal that still fits, and no further', async () => {
    await seal();
    const first = lastLine();
    const ledger = await openLedger(folder, oneThread);
    for (let times = 0; times < 3; times += 1) await ledger.journal.draft(draft(), stamp);
    await ledger.close();
    await seal();
    const own = { fingerprint: expect.any(String), isOwn: true };
    expect(await verify()).toMatchObject({ findings: [], coverage: { sealedTo: first + 3, key: own } });
    changeLine(file, first + 2);
    const changed = await verify();
    expect(changed.findings.map(({ check, where }) => [check, where])).toContainEqual(['seal', `line ${first + 1}`]);
    expect(changed.coverage).toMatchObject({ sealedTo: first, lines: first + 3, key: own });
    // An earlier seal that somebody put there under a key of their own covers nothing.
    const { newest, earlier } = readSeals(file) as Seals;
    const head = { deskId: newest.deskId, sequence: lastLine(), digest: readHeadOf(file).digest };
    writeSeals(file, { newest, earlier: [...earlier, sealHead(createSealKey(), head, noon)] });
    expect(await verify()).toMatchObject({ coverage: { sealedTo: first } });
  });

  it('cannot be sealed by a key of the attacker’s own', async () => {
    await seal();
    changeLine(file, 3);
    const witness = readWitness(file);
    if (witness.kind !== 'head') throw new Error('There is no witness.');
    const forged = sealHead(createSealKey(), witness.head, noon);
    writeFileSync(sealFile(file), JSON.stringify(forged));
    const { findings } = await verify();
    expect(findings).toContainEqual(
      expect.objectContaining({ what: 'is the work of another key than this computer’s' }),
    );
    // On a computer whose keychain has no key of it nobody can tell, and that is said.
    expect(await verify(file, openMemoryStore())).toMatchObject({ findings: [], coverage: { key: { isOwn: false } } });
    // With a signature that was not made by the key that it names.
    writeFileSync(sealFile(file), JSON.stringify({ ...forged, sequence: 1 }));
    const elsewhere = await verify(file, openMemoryStore());
    expect(elsewhere.findings).toContainEqual(
      expect.objectContaining({ what: 'is not signed by the key that it names' }),
    );
  });

  it('whose seal was taken away, or cannot be read, says so', async () => {
    await seal();
    writeFileSync(sealFile(file), 'rubbish');
    expect((await verify()).findings).toContainEqual(expect.objectContaining({ what: 'cannot be read' }));
    rmSync(sealFile(file));
    expect((await verify()).findings).toContainEqual(
      expect.objectContaining({ what: expect.stringMatching(/^is gone/) }),
    );
  });

  it('that was put back as it was some time ago, with its seal and witness of then, is known to the keychain', async () => {
    await seal();
    const before = makeFolder();
    cpSync(folder, before, { recursive: true });
    const ledger = await openLedger(folder, oneThread);
    await ledger.journal.draft(draft(), stamp);
    await ledger.close();
    await seal();
    cpSync(before, folder, { recursive: true });
    const { findings } = await verify();
    expect(findings).toEqual([
      expect.objectContaining({ check: 'seal', what: expect.stringContaining('the keychain names line') }),
    ]);
    expect((await verify(file, openMemoryStore())).findings).toEqual([]);
  });

  it('is not sealed over where a sealed line is missing, until a person says that it may be', async () => {
    await seal();
    const sealed = readFileSync(sealFile(file), 'utf8');
    cutTail(file, lastLine() - 2);
    await expect(seal()).rejects.toMatchObject({ kind: 'olderThanWitness' });
    rmSync(sealFile(file));
    await expect(seal()).rejects.toMatchObject({ kind: 'olderThanWitness' });
    writeFileSync(sealFile(file), sealed);
    const head = acceptLedger(file, 'now');
    await forgetSealedHead(keychain, head?.deskId ?? '');
    expect(await seal()).toBe(true);
    expect((await verify()).findings).toEqual([]);
  });

  it('is not sealed by whoever is told to stop while the keychain thinks', async () => {
    const stopping = new AbortController();
    const keys = openSealKeys(keychain);
    const sealed = async (deskId: string) => {
      stopping.abort();
      return keys.sealed(deskId);
    };
    const { signal } = stopping;
    expect(await sealLedger({ file, keys: { ...keys, sealed }, now: () => noon, signal })).toBe(false);
    expect(readSeal(file)).toBeUndefined();
  });

  it('opens without a keychain, and is told to be not sealed', async () => {
    const closed: SecretStore = {
      read: async () => ({ kind: 'locked' }),
      keep: async () => ({ kind: 'locked' }),
      forget: async () => ({ kind: 'locked' }),
    };
    expect(await sealLedger({ file, keys: openSealKeys(closed), now: () => noon })).toBe(false);
    expect(readSeal(file)).toBeUndefined();
    expect(await verify(file, closed)).toMatchObject({ findings: [], coverage: { sealedTo: 0, key: null } });
    await (await openLedger(folder, oneThread)).close();
  });
});

describe('without any seal', () => {
  it('a log that was cut or written anew is found out by the witness beside it', async () => {
    const kept = readFileSync(witnessFile(file));
    const lines = lastLine();
    changeLine(file, 2);
    writeFileSync(witnessFile(file), kept);
    expect((await verify()).findings).toMatchObject([{ check: 'witness', where: 'line 1' }]);
    cutTail(file, lines - 1);
    writeFileSync(witnessFile(file), kept);
    expect((await verify()).findings).toMatchObject([{ check: 'witness', where: `line ${lines}` }]);
    rmSync(witnessFile(file));
    expect((await verify()).findings).toMatchObject([{ check: 'witness', what: expect.stringMatching(/^is gone/) }]);
  });

  it('one that was cut behind its backup is found out by that, up to which line it is covered', async () => {
    const ledger = await openLedger(folder, oneThread, { now: () => noon - 3 * 86_400_000 });
    await ledger.backups.makeIfDue();
    const first = lastLine();
    await ledger.journal.draft(draft(), stamp);
    await ledger.journal.draft(draft(), stamp);
    await ledger.close();
    const later = await openLedger(folder, oneThread, { now: () => noon });
    await later.backups.makeIfDue();
    await later.close();
    cutTail(file, first + 1);
    expect((await verify()).findings).toMatchObject([
      { check: 'witness', where: `line ${first + 2}`, what: expect.stringContaining('the backup ledger-') },
    ]);
  });

  it('one that was written anew is found out by a receipt', () => {
    const witness = readWitness(file);
    const head = witness.kind === 'head' ? witness.head : undefined;
    const line = readToldLine(`${head?.sequence}:${head?.digest.slice(0, 16)}`);
    const lines = line ? [line] : [];
    expect(verifyLedger(file, 'truth', undefined, { lines })).toEqual([]);
    changeLine(file, 2);
    const where = `line ${head?.sequence}`;
    expect(verifyLedger(file, 'truth')).toEqual([]);
    expect(verifyLedger(file, 'truth', undefined, { lines })).toMatchObject([{ check: 'witness', where }]);
    cutTail(file, (head?.sequence ?? 0) - 1);
    expect(verifyLedger(file, 'truth', undefined, { lines })).toMatchObject([{ check: 'witness', where }]);
  });

  it('a backup that was cut is not restored', async () => {
    const ledger = await openLedger(folder, oneThread, { now: () => noon });
    onTestFinished(() => ledger.close());
    await ledger.backups.makeIfDue();
    const [backup] = listBackups(folder);
    const place = backup?.file ?? '';
    const kept = readFileSync(witnessFile(place));
    cutTail(place, lastLine() - 1);
    writeFileSync(witnessFile(place), kept);
    const target = ledgerFile(join(makeFolder()));
    expect(restoreBackup(place, target, 'now')).toMatchObject({ kind: 'unsound', findings: [{ check: 'witness' }] });
    forgeWitness(place);
    expect(restoreBackup(place, target, 'now').kind).toBe('restored');
  });
});
