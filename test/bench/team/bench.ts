import { findPostgres } from '../../../scripts/team/server/postgres.ts';
import { awaitRest } from '../ledgers/rest.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { type CatchUpProfile, measureCatchUp } from './catch-up.ts';
import { measureClaims } from './claims.ts';
import { openEngine } from './engine.ts';
import { measureTogether } from './together.ts';

export interface TeamBench extends BenchRun {
  /** Claims of one desk; a tenth of them of everything else. */
  readonly samples?: number;
}

/** What a team costs its desks, on one durable node of PostgreSQL beside them. Rejects where there is none. */
export async function benchTeam({ rows, say, slowSync, samples = 500 }: TeamBench): Promise<BenchResult> {
  const postgres = findPostgres();
  if ('missing' in postgres) throw new Error(postgres.missing);
  const engine = await openEngine(postgres);
  try {
    const claims = await measureClaims(engine, samples);
    say(`team: a claim takes ${claims.claimP50Ms} ms`);
    return await withFolder(async (folder) => {
      const { found, profile, ...desks } = await measureCatchUp({ engine, folder, rows, slowSync, say });
      try {
        // What is done to a file, or to a table, when nobody waits for it would be done in some turns and not in others.
        for (const { ledger } of [desks.colleague, desks.late]) await awaitRest(ledger.file);
        await engine.vacuum();
        const { lagP50Ms, ...search } = await measureTogether({ ...desks, slowSync, samples: Math.ceil(samples / 10) });
        const line = { ...claims, lagP50Ms, ...found, ...search };
        return { line, table: tabulate({ rows, ...line }), notes: notesOf(profile) };
      } finally {
        for (const team of desks.teams) await team.stop();
        for (const { ledger } of [desks.colleague, desks.late]) await ledger.close();
      }
    });
  } finally {
    await engine.remove();
  }
}

function notesOf(profile: CatchUpProfile): string[] {
  const { intakeRowsPerSecond, toldRowsPerSecond, storing, projecting, takingTouches } = profile;
  return [
    'An intent is claimed and its outcome reported, each in a call of its own; a claim takes no lines along here.',
    `The rows came in from files at ${intakeRowsPerSecond} a second, and were told at ${toldRowsPerSecond} a second.`,
    `Of a catch-up, ${storing} % were the ledger that stores rows, ${projecting} % that projects them, ${takingTouches} % versions of chains; the rest was the engine and the way.`,
    'The engine and both desks share this machine; where searches are measured, each desk is a process of its own, as it is at work.',
  ];
}
