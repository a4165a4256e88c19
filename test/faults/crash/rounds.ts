import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { backupFolder, listBackups } from '../../../main/ledger/backup/list.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import type { StartingConsole } from '../headless-console.ts';
import type { Dice } from './chance.ts';
import { debits, identifier, type Shop } from './shop.ts';

/** What a round that is not a life at the desk works with. */
export interface RoundPorts {
  /** For what the round needs beside the console's data. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly dice: Dice;
  /** Starts the console on a data folder. */
  readonly start: (dataFolder: string) => StartingConsole;
  /** The built program, beside which the threads stand. */
  readonly entry: string;
  readonly shop: Shop;
}

type Say = (line: string) => void;

/** In milliseconds after its start: the console makes the day's backup once its first screen is there. */
const backupIsBegun = 8_000;

/** Kills the console while it makes a backup; false when a backup that has its name is not whole. */
export async function killInBackup({ dataFolder, dice, start }: RoundPorts, say: Say): Promise<boolean> {
  const folder = join(dataFolder, 'sandbox');
  rmSync(backupFolder(folder), { recursive: true, force: true });
  const starting = start(dataFolder);
  await starting.opened;
  for (const began = Date.now(); Date.now() - began < backupIsBegun; await sleep(5)) {
    if (existsSync(backupFolder(folder)) && readdirSync(backupFolder(folder)).length > 0) break;
  }
  await sleep(dice.below(40));
  await starting.kill();
  const broken = listBackups(folder).filter(({ file }) => !isSound(file));
  for (const { file } of broken) say(`A backup is not whole: ${file}`);
  return broken.length === 0;
}

/** Kills a program in the middle of an import of everything that the gateway has. */
export async function killInImport({ folder, dataFolder, dice, entry, shop }: RoundPorts): Promise<void> {
  const exported = join(folder, 'export.csv');
  writeFileSync(exported, shop.sandbox.exportTransactions());
  const importer = new URL('./importer.ts', import.meta.url).pathname;
  const words = [join(dataFolder, 'sandbox'), exported, `file://${entry}`, shop.sandbox.url, identifier, debits];
  const child = spawn(process.execPath, [importer, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await sleep(dice.below(150));
  child.kill('SIGKILL');
  await ended;
}

/** Kills the console while it brings an older ledger to its version; gives how many lines of its log were lost. */
export async function killInMigration({ folder, dice, start }: RoundPorts, say: Say): Promise<number> {
  const dataFolder = mkdtempSync(join(folder, 'older-'));
  const environment = join(dataFolder, 'test');
  const file = ledgerFile(environment);
  mkdirSync(environment, { mode: 0o700 });
  writeFileSync(join(dataFolder, 'preferences.json'), JSON.stringify({ environment: 'test' }));
  const frozen = new URL('../../main/ledger/fixtures/version-6.sqlite.gz', import.meta.url);
  writeFileSync(file, gunzipSync(readFileSync(frozen)));
  const wanted = countLines(file);
  for (let times = 0; times < 2; times += 1) {
    const starting = start(dataFolder);
    await sleep(dice.below(longestStart));
    await starting.kill();
  }
  const copies = readdirSync(environment).filter((name) => /\.before-version-\d+(-\d+)?$/.test(name));
  const broken = copies.filter((name) => !isSound(join(environment, name)));
  await (await start(dataFolder).opened).close();
  const lost = Math.max(0, wanted - countLines(file)) + broken.length;
  if (lost > 0) say(`Lost in a migration: ${wanted} lines were there, ${countLines(file)} are; copies ${broken}`);
  rmSync(dataFolder, { recursive: true, force: true });
  return lost;
}

/** In milliseconds: loading the program, opening the ledger and a little more. */
export const longestStart = 600;

function countLines(file: string): number {
  return read(file, (database) => Number(database.prepare('SELECT count(*) FROM events').pluck().get()));
}

function isSound(file: string): boolean {
  try {
    return read(file, (database) => database.pragma('quick_check(1)', { simple: true })) === 'ok';
  } catch {
    return false;
  }
}

function read<Value>(file: string, ask: (database: Database.Database) => Value): Value {
  const database = new Database(file, { readonly: true });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
