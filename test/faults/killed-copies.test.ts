import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupFile, listBackups } from '../../main/ledger/backup/list.ts';
import { noon } from '../main/ledger/samples.ts';
import { makeFolder, writeStoryOnce } from '../main/ledger/verify/story.ts';

const copyStory = await writeStoryOnce();

/** How long a program is let work, in milliseconds: from hardly begun to most likely done. */
const lives = [0, 4, 12, 30, 80];

/** A ledger that is large enough for a copy of it to take a while. */
function makeLarge(): { readonly folder: string; readonly file: string } {
  const { folder, file } = copyStory();
  const database = new Database(file);
  const write = database.prepare(`INSERT INTO texts (text_id, salt, body) VALUES (?, x'00', ?)`);
  database.transaction(() => {
    for (let text = 0; text < 150; text += 1) write.run(`text ${text}`, 'x'.repeat(100_000));
  })();
  database.close();
  return { folder, file };
}

/** Starts the program and kills it some milliseconds after it has begun. */
async function killAfter(milliseconds: number, ...words: readonly string[]): Promise<void> {
  const entry = new URL('./copies/program.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await sleep(milliseconds);
  child.kill('SIGKILL');
  await ended;
}

/** Lines of the log and texts in a file that is sound; undefined for one that is not. */
function count(file: string): readonly [lines: number, texts: number] | undefined {
  const folder = makeFolder();
  for (const suffix of ['', '-wal'])
    if (existsSync(file + suffix)) cpSync(file + suffix, join(folder, `copy${suffix}`));
  const database = new Database(join(folder, 'copy'));
  try {
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return undefined;
    const ask = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return [ask('events'), ask('texts')];
  } catch {
    return undefined;
  } finally {
    database.close();
  }
}

describe('killed at any moment, no file is trusted that is not whole:', () => {
  it('a copy before a migration', async () => {
    const { folder, file } = makeLarge();
    const whole = count(file);
    for (const life of lives) {
      await killAfter(life, 'copy', file);
      const trusted = readdirSync(folder).filter((name) => /\.before-version-99(-\d+)?$/.test(name));
      for (const name of trusted) expect([life, count(join(folder, name))]).toEqual([life, whole]);
      expect(count(file)).toEqual(whole);
    }
  });

  it('a backup', async () => {
    const { folder, file } = makeLarge();
    const whole = count(file);
    mkdirSync(join(folder, 'backups'));
    for (const [index, life] of lives.entries()) {
      await killAfter(life, 'backup', file, backupFile(folder, noon + index * 1_000));
      for (const backup of listBackups(folder)) expect([life, count(backup.file)]).toEqual([life, whole]);
    }
  });

  it('a ledger that a backup is put in the place of, and one whose projections are made anew', async () => {
    const { file } = makeLarge();
    const backup = makeLarge().file;
    const whole = count(backup);
    for (const life of [20, 60, 120, 250]) {
      await killAfter(life, 'restore', file, backup);
      // Between two names there is none for a moment, and the witness beside it says that one is missing.
      if (existsSync(file)) expect([life, count(file)]).toEqual([life, whole]);
      else expect(existsSync(`${file}.witness`)).toBe(true);
      cpSync(backup, file);
      await killAfter(life, 'rebuild', file);
      expect([life, count(file)]).toEqual([life, whole]);
    }
  });

  it('a list of accounts, preferences, the place of the window', async () => {
    const file = join(makeFolder(), 'accounts.json');
    for (const life of lives) {
      await killAfter(life, 'whole', '', file);
      if (!existsSync(file)) continue;
      const [first, , last] = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
      expect(first).toBe(last);
    }
  });
});
