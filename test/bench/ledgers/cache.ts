import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../../main/ledger/database/migrate.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { witnessFile } from '../../../main/ledger/witness/read.ts';
import { type Making, makeLedger } from './make.ts';
import { keepBackupsAway } from './quiet.ts';

/** A ledger that was made once and is kept; benches that write take a copy. */
export interface KeptLedger {
  readonly folder: string;
  readonly file: string;
  readonly making: Making;
}

/** Where such ledgers are kept: `$BE2BILL_BENCH_CACHE`, or a folder among the person's own caches. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const caches = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return environment['BE2BILL_BENCH_CACHE'] || join(caches, 'be2bill-console', 'bench');
}

/** Gives the kept ledger of so many rows; makes it first where there is none of this shape yet. */
export async function keptLedger(rows: number, say: (line: string) => void): Promise<KeptLedger> {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const folder = join(cache, nameOf(rows));
  if (!existsSync(folder)) {
    const partial = `${folder}.partial`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { mode: 0o700 });
    say(`Making a ledger of ${rows} rows in ${folder}: this happens once.`);
    await makeLedger(partial, rows, say);
    renameSync(partial, folder);
  }
  const making = JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')) as Making;
  return { folder, file: ledgerFile(folder), making };
}

/** The shape of the file, the program that invents the rows, and their number: another of these is another ledger. */
function nameOf(rows: number): string {
  const schema = migrations.at(-1)?.version ?? 0;
  return `schema-${schema}-rows-${rows}-${digestInvention()}`;
}

function digestInvention(): string {
  const invention = join(import.meta.dirname, 'invent');
  const sources = [
    ...readdirSync(invention).map((name) => join(invention, name)),
    join(import.meta.dirname, 'history.ts'),
  ];
  const digest = createHash('sha256');
  for (const source of sources.toSorted()) digest.update(readFileSync(source));
  return digest.digest('hex').slice(0, 12);
}

/** Puts a copy of a kept ledger into a folder, where the file system can without copying a byte; gives the file. */
export function copyLedger({ file }: Pick<KeptLedger, 'file'>, folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = ledgerFile(folder);
  for (const [from, to] of [
    [file, copy],
    [witnessFile(file), witnessFile(copy)],
  ] as const) {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
  keepBackupsAway(folder);
  return copy;
}
