import { join } from 'node:path';
import { benchDesk } from '../../test/bench/desk/bench.ts';
import { benchImport } from '../../test/bench/import/bench.ts';
import { benchLedger } from '../../test/bench/ledger/bench.ts';
import { documentBench } from '../../test/bench/measure/document.ts';
import { describeMachine } from '../../test/bench/measure/machine.ts';
import { type BenchResult, type BenchRun, layOut } from '../../test/bench/measure/result.ts';
import { benchMemory } from '../../test/bench/memory/bench.ts';
import { benchSandbox } from '../../test/bench/sandbox/run.ts';
import { benchSearch } from '../../test/bench/search/bench.ts';
import { benchStart } from '../../test/bench/start/bench.ts';
import { benchTeam } from '../../test/bench/team/bench.ts';
import type { BenchName, Wanted } from './words.ts';

const document = join(import.meta.dirname, '../../docs/bench.md');

const million = 1_000_000;

/** How each is measured; `rows` is what the words say, or the bench's own number. */
const runs: Readonly<Record<BenchName, (wanted: Wanted) => Promise<BenchResult>>> = {
  sandbox: (wanted) => benchSandbox(wanted),
  ledger: (wanted) => benchLedger({ ...toRun(wanted, million), parts: wanted.parts }),
  search: (wanted) => benchSearch(toRun(wanted, million)),
  desk: (wanted) => benchDesk(toRun(wanted, 0)),
  start: (wanted) => benchStart(toRun(wanted, 0)),
  window: (wanted) => benchWindow(toRun(wanted, 1.2 * million)),
  memory: (wanted) => benchMemory(toRun(wanted, million)),
  import: (wanted) => benchImport(toRun(wanted, million)),
  team: (wanted) => benchTeam(toRun(wanted, million)),
};

/** It speaks of the page, of which the types of these scripts know nothing: hence by name. */
async function benchWindow(run: BenchRun): Promise<BenchResult> {
  const name = new URL('../../test/bench/window/bench.ts', import.meta.url).href;
  const bench = (await import(name)) as { benchWindow(run: BenchRun): Promise<BenchResult> };
  return bench.benchWindow(run);
}

function toRun({ rows, slowSync }: Wanted, usual: number) {
  return { rows: rows ?? usual, slowSync, say: (line: string) => console.error(line) };
}

/** Measures what the words name, prints it, and writes it down where that is wanted. */
export async function runBench(wanted: Wanted): Promise<void> {
  const result = await runs[wanted.bench](wanted);
  if (wanted.write) documentBench(document, { command: wanted.command, result, machine: describeMachine() });
  if (!wanted.json) {
    console.log(layOut(result.table));
    for (const note of result.notes) console.log(note);
  } else console.log(JSON.stringify(result.line));
}
