import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { claimInstance } from '../../../../main/hosts/window/instance.ts';
import { takeOwnership } from '../../../../main/ledger/owner.ts';
import { ledgerIsOpening, otherIsClosing, personIsAsked, windowIsOpen } from '../../../../main/lines.ts';
import { makeFolder } from '../page-folder.ts';
import { installed } from './real.ts';
import { findDescendants } from './sockets.ts';

interface Program {
  readonly child: ChildProcess;
  /** Resolves when it has said a line; rejects when it has ended without. */
  hear(line: string): Promise<void>;
  readonly exitCode: Promise<number | null>;
}

/** The console in a process of its own, started from within a folder. */
function startIn(folder: string, words: readonly string[]): Program {
  const program = join(import.meta.dirname, 'console-program.ts');
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', (line) => said.push(line));
  const closed = once(child, 'close').then(([code]) => code as number | null);
  const hear = async (line: string) => {
    for (;;) {
      if (said.includes(line)) return;
      const { exitCode, signalCode } = child;
      if (exitCode !== null || signalCode !== null)
        throw new Error(`It ended with ${exitCode ?? signalCode}:\n${said.join('\n')}`);
      if (said.includes(personIsAsked)) throw new Error(`It asks a person:\n${said.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, hear, exitCode: closed };
}

/** A data folder whose ledger is not the demo's, which takes longer to make. */
function makeDataFolder(): { readonly parent: string; readonly dataFolder: string; readonly log: string } {
  const parent = makeFolder();
  const dataFolder = join(parent, 'data');
  mkdirSync(dataFolder);
  writeFileSync(join(dataFolder, 'preferences.json'), '{"environment":"test"}');
  return { parent, dataFolder, log: join(dataFolder, 'test', 'ledger.sqlite-wal') };
}

describe.skipIf(!installed || process.platform === 'win32')('the console in a real Chromium', () => {
  it.each([
    ['it is told to end', ['SIGTERM']],
    ['Ctrl+C comes twice', ['SIGINT', 'SIGINT']],
    ['its terminal goes', ['SIGHUP']],
  ] as const)('closes its ledger when %s', async (_, signals) => {
    const { parent, dataFolder, log } = makeDataFolder();
    const { child, hear, exitCode } = startIn(parent, ['--data', './data']);
    await hear(windowIsOpen);
    expect(existsSync(log)).toBe(true);
    for (const signal of signals) child.kill(signal);
    expect(await exitCode).toBe(0);
    expect([existsSync(log), existsSync(join(dataFolder, 'console.sock'))]).toEqual([false, false]);
  });

  it('closes it as well when that comes before there is a window', async () => {
    const { parent, log } = makeDataFolder();
    const { child, hear, exitCode } = startIn(parent, ['--data=data']);
    await hear(ledgerIsOpening);
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    expect(existsSync(log)).toBe(false);
  });

  it('hands the browser on what a person typed for it, and starts nothing with what could open it', async () => {
    const { parent, dataFolder } = makeDataFolder();
    const { child, hear, exitCode } = startIn(parent, ['--ozone-platform=headless', '--data', 'data', '--disable-gpu']);
    await hear(windowIsOpen);
    if (process.platform === 'linux') {
      const words = findDescendants(child.pid).map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'));
      const browser = words.find((given) => given.includes(`--user-data-dir=${join(dataFolder, 'chromium-profile')}`));
      expect(browser).toEqual(expect.arrayContaining(['--ozone-platform=headless', '--disable-gpu']));
    }
    child.kill('SIGTERM');
    expect(await exitCode).toBe(0);
    const refused = startIn(parent, ['--data', 'data', '--remote-debugging-port=9222']);
    await expect(refused.hear(windowIsOpen)).rejects.toThrow('--remote-debugging-port is not handed on to Chromium.');
  });

  it('starts on what a killed one has left, also when the computer has another name since', async () => {
    const { parent, dataFolder, log } = makeDataFolder();
    const first = startIn(parent, ['--data', 'data']);
    await first.hear(windowIsOpen);
    first.child.kill('SIGKILL');
    await first.exitCode;
    expect([existsSync(log), existsSync(join(dataFolder, 'console.sock'))]).toEqual([true, true]);
    const lock = join(dataFolder, 'chromium-profile', 'SingletonLock');
    rmSync(lock, { force: true });
    symlinkSync('another-computer-4242', lock);
    const next = startIn(parent, ['--data', 'data']);
    await next.hear(windowIsOpen);
    next.child.kill('SIGTERM');
    expect(await next.exitCode).toBe(0);
    expect(existsSync(log)).toBe(false);
  });

  it('waits for one that is just closing, and tells a person of a console that has no window', async () => {
    const { parent, dataFolder } = makeDataFolder();
    const first = await claimInstance(dataFolder);
    first?.onAnother(() => false);
    const next = startIn(parent, ['--data', 'data']);
    await next.hear(otherIsClosing);
    first?.release();
    await next.hear(windowIsOpen);
    next.child.kill('SIGTERM');
    expect(await next.exitCode).toBe(0);
    const { release } = takeOwnership(dataFolder);
    onTestFinished(release);
    const asking = startIn(parent, ['--data', 'data']);
    await asking.hear(personIsAsked);
    asking.child.kill('SIGTERM');
    expect(await asking.exitCode).toBe(0);
  });
});
