import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Administered } from '../ports/team.ts';
import { writeWholeFile } from '../whole-file.ts';

/** As the engine tells it: `what` is as it was noted there (main/team/schema/administer.ts). */
export const administered: z.ZodType<Administered> = z.strictObject({
  number: z.int(),
  at: z.int(),
  by: z.string(),
  person: z.string().nullable(),
  desk: z.string().nullable(),
  what: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** What administrators did at the engine, as far as this desk has heard of it: kept beside its ledger, for when nobody answers. */
export interface KeptAdministered {
  /** In the order of their numbers. */
  read(): readonly Administered[];
  add(acts: readonly Administered[]): void;
}

export function openAdministered(folder: string, teamId: string): KeptAdministered {
  const file = join(folder, `administered-${teamId}.json`);
  let kept = readKept(file);
  return {
    read: () => kept,
    add: (acts) => {
      const fresh = acts.filter(({ number }) => !kept.some((act) => act.number === number));
      if (fresh.length === 0) return;
      kept = [...kept, ...fresh].toSorted((one, other) => one.number - other.number);
      writeWholeFile(file, JSON.stringify(kept));
    },
  };
}

/** One that cannot be read is begun anew: the engine has all of it. */
function readKept(file: string): readonly Administered[] {
  try {
    return z.array(administered).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** A transaction may be numbered before one that ends earlier: so much, in milliseconds, is asked for once more. */
const overlap = 3_600_000;

export interface AdministeredReader {
  /** From an instant on, milliseconds UTC. Rejects with an EngineFailure. */
  listAdministered(since: number): Promise<readonly Administered[]>;
}

/** Takes in what was administered since. */
export async function hearAdministered(reader: AdministeredReader, kept: KeptAdministered): Promise<void> {
  const newest = kept.read().at(-1)?.at;
  kept.add(await reader.listAdministered(newest === undefined ? 0 : newest - overlap));
}
