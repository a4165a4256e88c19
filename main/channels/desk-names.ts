import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../../protocol/environment.ts';
import type { TeamMembership } from '../ports/team.ts';
import { writeWholeFile } from '../whole-file.ts';

const deskNames = z.array(z.strictObject({ deskId: z.uuid(), desk: z.string().min(1).max(255) }));

/** By which name a desk of the team goes, or went while it was of it. */
export type DeskName = z.infer<typeof deskNames>[number];

/** The names of desks as they were told last: no screen waits for an engine that may be silent. */
export interface DeskNames {
  read(environment: Environment): readonly DeskName[];
  /** Asks for them, and resolves to whether any is another one now. */
  refresh(environment: Environment, team: Pick<TeamMembership, 'listDesks'>): Promise<boolean>;
}

/**
 * Kept in a file beside each environment's ledger, which outlives the team: what colleagues did stays in the ledger, and so does
 * the name of where. A desk that has left keeps its last one.
 */
export function keepDeskNames(dataFolder: string): DeskNames {
  const known = new Map<Environment, readonly DeskName[]>();
  const fileOf = (environment: Environment) => join(dataFolder, environment, 'desks.json');
  const read = (environment: Environment) => {
    const names = known.get(environment) ?? readNames(fileOf(environment));
    known.set(environment, names);
    return names;
  };
  return {
    read,
    refresh: async (environment, team) => {
      const told = (await team.listDesks()).map(({ deskId, desk }) => ({ deskId, desk }));
      const before = read(environment);
      const names = [...told, ...before.filter(({ deskId }) => !told.some((one) => one.deskId === deskId))];
      if (JSON.stringify(names) === JSON.stringify(before)) return false;
      known.set(environment, names);
      writeWholeFile(fileOf(environment), `${JSON.stringify(names, null, 2)}\n`);
      return true;
    },
  };
}

/** None where there is no file, or none that can be read: the team tells them again. */
function readNames(file: string): readonly DeskName[] {
  try {
    return deskNames.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}
