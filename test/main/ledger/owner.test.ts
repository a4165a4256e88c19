import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { takeOwnership } from '../../../main/ledger/owner.ts';
import { LedgerProblem } from '../../../main/ledger/problem.ts';
import { threads } from '../../threads.ts';

const owner = new URL('../../../main/ledger/owner.ts', import.meta.url).href;

/** A process of its own that owns the folder until it is killed. */
async function startOwner(folder: string): Promise<ChildProcess> {
  const script = `
    import { takeOwnership } from ${JSON.stringify(owner)};
    globalThis.held = takeOwnership(${JSON.stringify(folder)});
    process.stdout.write('owner');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-owner-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('takeOwnership', () => {
  it('refuses while another process has the ledger, and names the folder', async () => {
    const child = await startOwner(folder);
    expect(() => takeOwnership(folder)).toThrow(LedgerProblem);
    expect(() => takeOwnership(folder)).toThrow(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is free again as soon as the owner is gone, also when it was killed', async () => {
    const child = await startOwner(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const held = takeOwnership(folder);
    held.release();
    takeOwnership(folder).release();
  });

  it('refuses a second owner in the same process, too', () => {
    const held = takeOwnership(folder);
    expect(() => takeOwnership(folder)).toThrow(/another window/);
    held.release();
  });
});

describe('openLedger', () => {
  it('does not touch the file of another owner, and gives the lock back when opening fails', async () => {
    const ledger = await openLedger(folder, threads);
    await expect(openLedger(folder, threads)).rejects.toMatchObject({ kind: 'owned' });
    await ledger.close();
    const missing = { ...threads, reader: new URL('file:///nowhere/reader.ts') };
    await expect(openLedger(folder, missing)).rejects.toThrow();
    const again = await openLedger(folder, threads);
    await again.close();
  });
});
