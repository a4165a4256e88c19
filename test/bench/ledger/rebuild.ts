import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyLedger, type KeptLedger } from '../ledgers/cache.ts';
import { round } from '../measure/statistics.ts';
import type { Rebuilt } from './rebuild-process.ts';

export interface RebuildSpeed {
  readonly rebuildRowsPerSecond: number;
  readonly rebuildPeakMb: number;
}

const run = promisify(execFile);

/** What `npm run ledger -- rebuild` takes on a copy, in a process of its own: only there can its memory be told. */
export async function measureRebuild({
  kept,
  folder,
  say,
}: {
  kept: KeptLedger;
  folder: string;
  say: (line: string) => void;
}): Promise<RebuildSpeed> {
  const file = copyLedger(kept, join(folder, 'rebuilt'));
  say(`rebuild: ${kept.making.rows} rows in a process of their own`);
  const program = join(import.meta.dirname, 'rebuild-process.ts');
  const { stdout } = await run(process.execPath, [...readFlags(), program, file]);
  const { seconds, peakMb, findings } = JSON.parse(stdout) as Rebuilt;
  if (findings > 0) throw new Error(`A rebuild found ${findings} rows that stood otherwise.`);
  return {
    rebuildRowsPerSecond: Math.round(kept.making.rows / seconds),
    rebuildPeakMb: round(peakMb),
  };
}

/** What `npm run ledger` tells Node: half of a rebuild's memory was the room in which new objects of JavaScript are made. */
function readFlags(): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { readonly scripts: { readonly ledger: string } };
  return scripts.ledger.split(' ').filter((word) => word.startsWith('--'));
}
