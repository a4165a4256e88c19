import { runTeamSoak } from '../../test/soak/team/run.ts';
import { findPostgres } from '../team/server/postgres.ts';

/** What the last line says: every number must be nought, but the kills and the crashes. */
export interface TeamCounts {
  readonly kills: number;
  /** Of the engine, whose processes were killed as well. */
  readonly engineCrashes: number;
  /** Rows of the gateway's book beyond the first for what two desks wanted once. */
  readonly executedTwice: number;
  readonly executedNotClaimed: number;
  /** Rows for which nobody had the right, alone or by another person's approval. */
  readonly executedWithoutRight: number;
  /** Attempts that are said not to have been sent, and were executed. */
  readonly wronglyNotSent: number;
  readonly intentsLost: number;
  /** Attempts that hold a chain although their desk knows what became of them. */
  readonly chainsHeldByNobody: number;
}

export interface TeamSoakWords {
  readonly kills: number;
  readonly desks: number;
  readonly seed: number;
  /** The control: desks that ask nobody, and pay twice. */
  readonly withoutClaims: boolean;
}

/** Whole desks of one team at work, killed again and again with their engine, and held against the gateway's book. */
export async function soakTeam(
  { withoutClaims, ...words }: TeamSoakWords,
  say: (line: string) => void,
): Promise<TeamCounts> {
  const began = performance.now();
  const postgres = withoutClaims ? undefined : findPostgres();
  if (postgres && 'missing' in postgres) throw new Error(postgres.missing);
  if (words.desks < 2) throw new Error('--desks must be 2 or more: one desk alone meets nobody.');
  const tally = await runTeamSoak({ ...words, postgres, say });
  const { kills, engineCrashes, executedTwice, executedNotClaimed, executedWithoutRight, ...others } = tally;
  const { wronglyNotSent, intentsLost, chainsHeldByNobody, ...rest } = others;
  say(JSON.stringify({ seed: words.seed, ...rest, seconds: Math.round((performance.now() - began) / 1000) }));
  const executed = { executedTwice, executedNotClaimed, executedWithoutRight };
  return { kills, engineCrashes, ...executed, wronglyNotSent, intentsLost, chainsHeldByNobody };
}

export function isTeamUnharmed({ kills: _kills, engineCrashes: _crashes, ...damage }: TeamCounts): boolean {
  return Object.values(damage).every((count) => count === 0);
}
