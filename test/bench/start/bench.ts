import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { nodePrograms } from '../../../scripts/build/node-programs.ts';
import { keepCompiled } from '../../../scripts/start/keep-compiled.ts';
import { prepareDemo } from '../../../scripts/tour/demo.ts';
import { threads } from '../../threads.ts';
import { copyLedger, keptLedger } from '../ledgers/cache.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { median, ratio, round } from '../measure/statistics.ts';
import { paintedSign } from './painted.ts';

export interface StartBench extends BenchRun {
  /** Starts of each of the two. */
  readonly starts?: number;
}

/**
 * From the start of the process until the list is painted, beside the same browser with a blank page, in turns. Everything
 * was started once before: a browser's first start makes its profile.
 */
export async function benchStart({ rows, say, starts = 10 }: StartBench): Promise<BenchResult> {
  // As `npm start` has it, for both: the programs that are started find it in their environment.
  keepCompiled();
  await buildPrograms();
  return withFolder(async (folder) => {
    const [data, blank] = [join(folder, 'data'), join(folder, 'blank')];
    await prepareData(data, rows, say);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let turn = 0; turn <= starts; turn += 1) {
      const console = await timeStart('console', data);
      const empty = await timeStart('blank', blank);
      say(`start: ${turn} of ${starts}, ${Math.round(console)} ms, blank ${Math.round(empty)} ms`);
      if (turn === 0) continue;
      ours.push(console);
      theirs.push(empty);
    }
    const line = {
      startP50Ms: round(median(ours)),
      blankP50Ms: round(median(theirs)),
      ratio: ratio(median(ours), median(theirs)),
    };
    const what = rows > 0 ? `a ledger of ${rows} rows` : 'the demonstration’s ledger';
    return { line, table: tabulate(line), notes: [`The Chromium host, on ${what}, at its second and later starts.`] };
  });
}

/** Both programs as the build makes the console's own; beside that, whose page and threads they find. */
const programs = join(import.meta.dirname, '../../../out/bench');

async function buildPrograms(): Promise<void> {
  const entries = { console: 'test/bench/start/console.ts', blank: 'test/bench/start/blank.ts' };
  await build(nodePrograms(entries, programs));
}

/** What an earlier start left behind: the demonstration, in whose sandbox a kept ledger may take the place of its own. */
async function prepareData(data: string, rows: number, say: (line: string) => void): Promise<void> {
  const environment = await prepareDemo(data, threads);
  if (rows === 0) return;
  const kept = await keptLedger(rows, say);
  const gateway = 'gateway.sqlite';
  renameSync(join(environment, gateway), join(data, gateway));
  rmSync(environment, { recursive: true });
  copyLedger(kept, environment);
  renameSync(join(data, gateway), join(environment, gateway));
}

/** In milliseconds; resolves once the process is gone, so that two starts never meet. */
async function timeStart(name: 'console' | 'blank', data: string): Promise<number> {
  const program = join(programs, `${name}.js`);
  const began = performance.now();
  const child = spawn(process.execPath, [program, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  let painted: number | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === paintedSign) painted ??= performance.now() - began;
  }
  await ended;
  if (painted === undefined) throw new Error(`${name} ended before anything was painted.`);
  return painted;
}
