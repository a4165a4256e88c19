import { toFileStamp } from '../../../main/ledger/stamp.ts';
import { rebuildLedger } from '../../../main/ledger/verify/rebuild.ts';

/** What this process prints: one line of JSON. */
export interface Rebuilt {
  readonly seconds: number;
  /** The largest part of memory that the process ever held, its program included. */
  readonly peakMb: number;
  readonly findings: number;
}

const [file = ''] = process.argv.slice(2);
const began = performance.now();
const { findings } = await rebuildLedger(file, toFileStamp(Date.now()));
const seconds = (performance.now() - began) / 1000;
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ seconds, peakMb, findings: findings.length } satisfies Rebuilt)}\n`);
