import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { claimInstance, type OnlyInstance } from '../../../../main/hosts/window/instance.ts';
import { takeOwnership } from '../../../../main/ledger/owner.ts';
import { makeFolder } from '../page-folder.ts';

/** Claims in this process, and lets go with the test. */
async function claim(folder: string): Promise<OnlyInstance | undefined> {
  const instance = await claimInstance(folder);
  onTestFinished(() => instance?.release());
  return instance;
}

/** For somebody who does not wait long. */
const hasty = { silent: 150, closing: 150 };

/** Comes forward, and says so. */
function say(shown: () => void): () => boolean {
  return () => {
    shown();
    return true;
  };
}

interface Claimant {
  readonly child: ChildProcess;
  line(): Promise<string>;
}

/** Claims in a process of its own, which can be killed. */
function startClaimant(folder: string): Claimant {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'claimant.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: AsyncIterator<string> = (createInterface(child.stdout) satisfies Interface)[Symbol.asyncIterator]();
  return { child, line: async () => String((await lines.next()).value) };
}

async function killHard({ child }: Claimant): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a data folder', () => {
  it('belongs to the first that claims it, and the second one makes that come forward', async () => {
    const folder = makeFolder();
    const first = await claim(folder);
    const shown = Promise.withResolvers<void>();
    first?.onAnother(say(shown.resolve));
    expect(first).toBeDefined();
    expect(await claim(folder)).toBeUndefined();
    await shown.promise;
  });

  it('belongs to one process, and the second one makes that come forward', async () => {
    const folder = makeFolder();
    const first = startClaimant(folder);
    expect(await first.line()).toBe('only');
    const second = startClaimant(folder);
    expect(await second.line()).toBe('second');
    expect(await first.line()).toBe('knock');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });

  it('is free once it was let go, and is not shared with another folder', async () => {
    const [folder, other] = [makeFolder(), makeFolder()];
    (await claimInstance(folder))?.release();
    expect(await claim(folder)).toBeDefined();
    expect(await claim(other)).toBeDefined();
  });

  it('is taken over from a process that was killed', async () => {
    const folder = makeFolder();
    const first = startClaimant(folder);
    expect(await first.line()).toBe('only');
    await killHard(first);
    expect(existsSync(join(folder, 'console.sock'))).toBe(true);
    const next = await claim(folder);
    const shown = Promise.withResolvers<void>();
    next?.onAnother(say(shown.resolve));
    expect(next).toBeDefined();
    expect(await claim(folder)).toBeUndefined();
    await shown.promise;
  });

  it('has one owner, however many start at the same moment', async () => {
    const folder = makeFolder();
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(folder)));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('has one owner, however many processes start at the same moment', async () => {
    const folder = makeFolder();
    const claimants = Array.from({ length: 4 }, () => startClaimant(folder));
    const said = await Promise.all(claimants.map(({ line }) => line()));
    expect(said.toSorted()).toEqual(['only', 'second', 'second', 'second']);
  });

  it('has one owner, also where they find what a killed process left', async () => {
    const folder = makeFolder();
    const first = startClaimant(folder);
    await first.line();
    await killHard(first);
    const claims = await Promise.all(Array.from({ length: 12 }, () => claim(folder)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claim(folder)).toBeUndefined();
  });

  it('may have a path that is too long for a socket', async () => {
    const folder = join(makeFolder(), 'd'.repeat(90), 'e'.repeat(90));
    const first = await claim(folder);
    const shown = Promise.withResolvers<void>();
    first?.onAnother(say(shown.resolve));
    expect(first).toBeDefined();
    expect(await claim(folder)).toBeUndefined();
    await shown.promise;
    first?.release();
    expect(existsSync(join(folder, 'console.sock'))).toBe(false);
    expect(await claim(folder)).toBeDefined();
  });

  it('may have spaces and letters of all kinds in its path', async () => {
    const folder = join(makeFolder(), 'Données de Zoë');
    expect(await claim(folder)).toBeDefined();
    expect(await claim(folder)).toBeUndefined();
  });

  it('is made for its owner alone', async () => {
    const folder = join(makeFolder(), 'new');
    expect(await claim(folder)).toBeDefined();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('that cannot hold the socket has one owner all the same', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'console.sock', 'inside'), { recursive: true });
    expect(await claim(folder)).toBeDefined();
    await expect(claimInstance(folder, () => {}, hasty)).rejects.toMatchObject({ kind: 'owned' });
  });

  it('of a console without a window is not said to have shown one', async () => {
    const folder = makeFolder();
    const { release } = takeOwnership(folder);
    await expect(claimInstance(folder, () => {}, hasty)).rejects.toMatchObject({ kind: 'owned', file: folder });
    release();
    expect(await claim(folder)).toBeDefined();
  });

  it('of one that is closing is waited for, which is said once, and then taken', async () => {
    const folder = makeFolder();
    const first = await claimInstance(folder);
    const asked = Promise.withResolvers<void>();
    let times = 0;
    first?.onAnother(() => {
      times += 1;
      if (times === 3) asked.resolve();
      return false;
    });
    let waits = 0;
    const next = claimInstance(folder, () => {
      waits += 1;
    });
    await asked.promise;
    first?.release();
    expect(await next).toBeDefined();
    (await next)?.release();
    expect(waits).toBe(1);
  });

  it('of one that never ends closing is named in the end', async () => {
    const folder = makeFolder();
    const first = await claim(folder);
    first?.onAnother(() => false);
    await expect(claimInstance(folder, () => {}, hasty)).rejects.toMatchObject({ kind: 'owned' });
  });

  it('that cannot be is named, and not taken for one that is open already', async () => {
    const file = join(makeFolder(), 'file');
    writeFileSync(file, '');
    await expect(claim(file)).rejects.toThrow(/EEXIST|ENOTDIR/);
  });
});
