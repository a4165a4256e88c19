import { runCrash } from '../../test/faults/crash/run.ts';

/** What the last line says: every number must be nought, but the kills and the starts that were refused. */
export interface CrashCounts {
  readonly kills: number;
  readonly executedNotInLedger: number;
  readonly executedTwice: number;
  readonly intentsLost: number;
  readonly twoOpenIntents: number;
  /** Starts that were refused since the ledger was older than its witness; it was put back by hand. */
  readonly refusedOpen: number;
  /** Starts that opened such a ledger. */
  readonly silentlyEmptied: number;
  /** Pages for a holder that were handed over and are gone or not the same. */
  readonly pagesChanged: number;
}

/** The console at work, killed again and again, and its ledger held against the gateway's book. */
export async function soakCrash(
  { kills, seed }: { kills: number; seed: number },
  say: (line: string) => void,
): Promise<CrashCounts> {
  const began = performance.now();
  const tally = await runCrash({ kills, seed, say });
  const { kills: killed, executedNotInLedger, executedTwice, intentsLost, twoOpenIntents, ...others } = tally;
  const { refusedOpen, silentlyEmptied, pagesChanged, ...rest } = others;
  say(JSON.stringify({ seed, ...rest, seconds: Math.round((performance.now() - began) / 1000) }));
  return {
    kills: killed,
    executedNotInLedger,
    executedTwice,
    intentsLost,
    twoOpenIntents,
    refusedOpen,
    silentlyEmptied,
    pagesChanged,
  };
}

export function isUnharmed({ kills: _kills, refusedOpen: _refused, ...damage }: CrashCounts): boolean {
  return Object.values(damage).every((count) => count === 0);
}
