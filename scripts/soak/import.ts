import { createRandom } from '../../sandbox/demo/random.ts';
import { type ImportCounts, runImportKills } from '../../test/faults/import/run.ts';

/** Files that are being taken, killed again and again, and the ledger held against them. */
export async function soakImport(
  { kills, seed }: { readonly kills: number; readonly seed: number },
  say: (line: string) => void,
): Promise<ImportCounts> {
  const began = performance.now();
  const counts = await runImportKills(kills, createRandom(seed));
  say(JSON.stringify({ seed, seconds: Math.round((performance.now() - began) / 1000) }));
  return counts;
}

export function isWhole({ kills: _kills, ...damage }: ImportCounts): boolean {
  return Object.values(damage).every((count) => count === 0);
}
