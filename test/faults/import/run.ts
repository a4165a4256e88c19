import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { searchTransactions } from '../../../main/ledger/search/page.ts';
import { searchOn } from '../../../main/ledger/search/search-on.ts';
import { countTurns } from '../../../main/ledger/search/turns.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import type { Random } from '../../../sandbox/demo/random.ts';
import { idsOf, isBroken, writeFile } from './file.ts';

export interface ImportCounts {
  readonly kills: number;
  /** Rows of a file that are not in the ledger once it has come in. */
  readonly rowsLost: number;
  /** Rows that were taken more than once. */
  readonly rowsTwice: number;
  /** Rows that are in the ledger and that no search finds. */
  readonly unsearchable: number;
}

/** So many kills a file: one that is longer would be read from its beginning more often than it is killed. */
const killsPerFile = 10;
const rowsPerFile = 250 * 3 * (killsPerFile + 2);

/** Kills a console while it takes files, again and again in the midst of a piece, and looks at what is in the ledger then. */
export async function runImportKills(kills: number, random: Pick<Random, 'integer'>): Promise<ImportCounts> {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-import-kills-'));
  try {
    let done = 0;
    let files = 0;
    while (done < kills) {
      const path = join(folder, `file-${files}.csv`);
      writeFile(path, files, rowsPerFile);
      files += 1;
      for (let ofFile = 0; done < kills && ofFile < killsPerFile; ofFile += 1) {
        const pieces = random.integer(1, 3);
        if (!(await takeAndKill(folder, path, { pieces, wait: random.integer(0, 30) }))) break;
        done += 1;
      }
      await takeAndKill(folder, path, undefined);
    }
    return { kills: done, ...judge(folder, files) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Kill {
  /** Behind how many pieces, and how many milliseconds later. */
  readonly pieces: number;
  readonly wait: number;
}

/** True where it was killed before it had ended. */
async function takeAndKill(folder: string, path: string, kill: Kill | undefined): Promise<boolean> {
  const program = join(import.meta.dirname, 'program.ts');
  const child = spawn(process.execPath, [program, folder, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  let [said, complaints] = ['', ''];
  child.stderr.on('data', (text: Buffer) => {
    complaints += text;
  });
  child.stdout.on('data', async (text: Buffer) => {
    said += text;
    if (!kill || said.split('piece\n').length - 1 < kill.pieces) return;
    await pause(kill.wait);
    child.kill('SIGKILL');
  });
  const code = await closed;
  if (said.includes('ended taken')) return false;
  if (code !== null) throw new Error(`The program has ended with ${code}: ${said}${complaints}`);
  return true;
}

function judge(folder: string, files: number): Omit<ImportCounts, 'kills'> {
  const findings = verifyLedger(ledgerFile(folder), 'truth');
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  const database = openReadable(ledgerFile(folder));
  try {
    const told = database
      .prepare<[], string>(`SELECT coalesce(body ->> '$.transactionId', '') FROM observations ORDER BY observation_id`)
      .pluck()
      .all();
    const present = new Set(database.prepare<[], string>('SELECT transaction_id FROM transactions').pluck().all());
    const heard = new Set(told);
    let [rowsLost, unsearchable] = [0, 0];
    for (let file = 0; file < files; file += 1) {
      for (const [row, id] of idsOf(file, rowsPerFile).entries()) {
        if (isBroken(row) ? !heard.has(id) : !present.has(id)) rowsLost += 1;
        else if (!isBroken(row) && row % 7 === 0 && !isFound(database, id)) unsearchable += 1;
      }
    }
    return { rowsLost, rowsTwice: told.length - heard.size, unsearchable };
  } finally {
    database.close();
  }
}

/** By a part of its order's name, which no index of ids helps with; a search that answers in steps is followed to its end. */
function isFound(database: Parameters<typeof searchTransactions>[0], id: string): boolean {
  const question = { text: `-${id}`, amounts: [], limit: 5 };
  let page = searchTransactions(database, { ...question, after: null });
  while (!page.rows.some(({ transactionId }) => transactionId === id)) {
    if (page.searchedBackTo === null || page.next === null) return false;
    const further = searchOn(database, { ...question, after: page.next }, countTurns().latest);
    if (further === 'superseded') return false;
    page = further;
  }
  return true;
}
