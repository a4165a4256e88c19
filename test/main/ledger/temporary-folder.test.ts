import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder, sweepTemporaryFolders } from '../../../main/ledger/temporary-folder.ts';
import { makeFolder } from './verify/story.ts';

const module = join(import.meta.dirname, '../../../main/ledger/temporary-folder.ts');

/** A process that makes a folder in a temporary folder of its own, writes into it and waits. */
async function startAnother(place: string) {
  const program = `
    const { makeTemporaryFolder } = await import(${JSON.stringify(module)});
    const { writeFileSync } = await import('node:fs');
    globalThis.kept = makeTemporaryFolder('verify');
    writeFileSync(kept.path + '/copy.sqlite', 'people');
    process.stdout.write('made');
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TMPDIR: place },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { kill };
}

/** As if what is there had been made a while ago. */
const later = () => Date.now() + 3_600_000;

it('what a killed process left is swept, and what a living one uses is not', async () => {
  const place = makeFolder();
  const killed = await startAnother(place);
  await startAnother(place);
  await killed.kill();
  expect(readdirSync(place)).toHaveLength(2);
  sweepTemporaryFolders(place, later());
  const [living, ...others] = readdirSync(place);
  expect(others).toEqual([]);
  expect(readdirSync(join(place, living ?? ''))).toContain('copy.sqlite');
});

it('nothing is swept that has another name, is a link, or is only just being made', () => {
  const place = makeFolder();
  const data = join(place, 'be2bill-console-data');
  const made = join(place, 'be2bill-temporary-verify-abcdef');
  for (const folder of [data, made]) mkdirSync(folder);
  writeFileSync(join(data, 'owner.lock'), '');
  writeFileSync(join(place, 'be2bill-temporary-file'), '');
  symlinkSync(data, join(place, 'be2bill-temporary-verify-linked'));
  const before = readdirSync(place);
  sweepTemporaryFolders(place, later());
  expect(readdirSync(place)).toEqual(before);
  expect(existsSync(join(data, 'owner.lock'))).toBe(true);
});

it('this process’s own are not swept, and go when they are given up', () => {
  const folder = makeTemporaryFolder('verify');
  sweepTemporaryFolders(tmpdir(), later());
  expect(existsSync(folder.path)).toBe(true);
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

it('nothing is swept that may be just being made: its lock is a file before it is held', () => {
  const place = makeFolder();
  const made = join(place, 'be2bill-temporary-window-abcdef');
  mkdirSync(made);
  writeFileSync(join(made, 'owner.lock'), '');
  sweepTemporaryFolders(place);
  expect(existsSync(made)).toBe(true);
  sweepTemporaryFolders(place, later());
  expect(existsSync(made)).toBe(false);
});

it('a place that cannot be read keeps nobody from starting', () => {
  const gone = mkdtempSync(join(tmpdir(), 'be2bill-gone-'));
  rmSync(gone, { recursive: true });
  expect(() => sweepTemporaryFolders(gone)).not.toThrow();
});
