import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { readSeal } from '../../../main/ledger/seal/file.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import { keepSealed } from '../../../main/room/keep-sealed.ts';
import { readKnownSeal } from '../../../main/vault/known-seal.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { makeAccount, storeAccount } from '../accounts/samples.ts';
import { writeStory } from '../ledger/verify/story.ts';
import { makeFolder, openConsole } from '../open-console.ts';

/** A ledger's feed, and what was done by it. */
function listen() {
  const listeners = new Set<(change: LedgerChange) => void>();
  const feed = {
    listen: (listener: (change: LedgerChange) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const change = () => {
    for (const listener of listeners) listener({ operations: [], chains: [] });
  };
  return { feed, change, listeners };
}

it('seals once it has been quiet, and at the end', async () => {
  vi.useFakeTimers();
  try {
    const { feed, change, listeners } = listen();
    let sealed = 0;
    const seal = async () => {
      sealed += 1;
    };
    const sealing = keepSealed({ feed, seal, onFailed: () => {} }, { quiet: 100, patience: 100 });
    for (let times = 0; times < 5; times += 1) {
      await vi.advanceTimersByTimeAsync(60);
      change();
    }
    expect(sealed).toBe(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(sealed).toBe(1);
    await sealing.stop();
    expect([sealed, listeners.size]).toEqual([2, 0]);
  } finally {
    vi.useRealTimers();
  }
});

it('does not keep a console from closing when the keychain never answers, or fails', async () => {
  const { feed } = listen();
  const failures: unknown[] = [];
  const onFailed = (failure: unknown) => failures.push(failure);
  await keepSealed({ feed, seal: () => new Promise(() => {}), onFailed }, { quiet: 9_000, patience: 10 }).stop();
  const fail = async () => {
    throw new Error('no');
  };
  await keepSealed({ feed, seal: fail, onFailed }, { quiet: 9_000, patience: 9_000 }).stop();
  expect(failures).toEqual([new Error('no')]);
});

it('seals nothing behind its end, though the keychain answers then', async () => {
  const { feed } = listen();
  const answer = Promise.withResolvers<void>();
  const asked: AbortSignal[] = [];
  const seal = async (signal: AbortSignal) => {
    asked.push(signal);
    await answer.promise;
  };
  const sealing = keepSealed({ feed, seal, onFailed: () => {} }, { quiet: 9_000, patience: 10 });
  await Promise.all([sealing.stop(), sealing.stop()]);
  answer.resolve();
  await nextTurn();
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
});

it('a console with an account of its own seals its ledger as it closes; play money needs no keychain', async () => {
  const dataFolder = makeFolder();
  const { file } = await writeStory(join(dataFolder, 'test'));
  writeFileSync(join(dataFolder, 'preferences.json'), JSON.stringify({ environment: 'test' }));
  await (await openConsole({ dataFolder })).close();
  expect(readSeal(file)).toBeUndefined();
  storeAccount(dataFolder, makeAccount());
  const keychain = openMemoryStore();
  await (await openConsole({ dataFolder, keychain })).close();
  const seal = readSeal(file);
  if (typeof seal !== 'object') throw new Error('It is not sealed.');
  const known = await readKnownSeal(keychain, seal.deskId);
  expect(known?.sealed).toMatchObject({ sequence: seal.sequence, digest: seal.digest });
  expect(verifyLedger(file, 'truth', undefined, { known })).toEqual([]);
});
