import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { windowIsOpen } from '../../../main/lines.ts';
import { makeFolder } from '../ledger/verify/story.ts';

// Each test starts a program of its own.

/** Starts the program and gives what it says, line by line. */
function start(dataFolder: string) {
  const entry = new URL('./stopped-program.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [entry, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const hears = async (sought: string) => {
    while (!lines.some((line) => line.includes(sought))) await once(reader, 'line');
  };
  return { child, lines, hears, ended: once(child, 'exit') };
}

function arrange(): { readonly dataFolder: string; readonly file: string } {
  const dataFolder = makeFolder();
  // Without the demo gateway, which these tests are not about.
  writeFileSync(join(dataFolder, 'preferences.json'), JSON.stringify({ environment: 'test' }));
  return { dataFolder, file: ledgerFile(join(dataFolder, 'test')) };
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s closes the window and then the ledger', async (signal) => {
  const { dataFolder, file } = arrange();
  const { child, lines, hears, ended } = start(dataFolder);
  await hears(windowIsOpen);
  expect(existsSync(`${file}-wal`)).toBe(true);
  child.kill(signal);
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
  expect(lines.slice(-2)).toEqual(['the window is closed', 'quit']);
  // SQLite removes it at a clean end alone.
  expect(existsSync(`${file}-wal`)).toBe(false);
});

it('a signal ends a screen that waits for an answer', async () => {
  const { dataFolder, file } = arrange();
  writeFileSync(join(dataFolder, 'accounts.json'), '{"accounts":');
  const { child, lines, hears, ended } = start(dataFolder);
  await hears('asked: The list of accounts cannot be read');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect([lines.at(-1), existsSync(file)]).toEqual(['quit', false]);
});
