import { runCrash } from '../../test/faults/crash/run.ts';

/** What the last line says: every number but the first must be nought. */
export interface CrashCounts {
  readonly kills: number;
  readonly executedNotInLedger: number;
  readonly executedTwice: number;
  readonly intentsLost: number;
  readonly twoOpenIntents: number;
}

/** The console at work, killed again and again, and its ledger held against the gateway's book. */
export async function soakCrash(
  { kills, seed }: { kills: number; seed: number },
  say: (line: string) => void,
): Promise<CrashCounts> {
  const began = performance.now();
  const tally = await runCrash({ kills, seed, say });
  const { kills: killed, executedNotInLedger, executedTwice, intentsLost, twoOpenIntents, ...rest } = tally;
  say(JSON.stringify({ seed, ...rest, seconds: Math.round((performance.now() - began) / 1000) }));
  return { kills: killed, executedNotInLedger, executedTwice, intentsLost, twoOpenIntents };
}

export function isUnharmed({ kills: _kills, ...damage }: CrashCounts): boolean {
  return Object.values(damage).every((count) => count === 0);
}
