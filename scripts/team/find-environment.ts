import { join } from 'node:path';
import { readTeamFile } from '../../main/team/seat/team-file.ts';
import type { Environment } from '../../protocol/environment.ts';

/** The environment that is named, or the one of the folder that has a team. */
export function findEnvironment(dataFolder: string, named: Environment | undefined): Environment {
  if (named) return named;
  const [found, second] = (['sandbox', 'test', 'production'] as const).filter((environment) =>
    readTeamFile(join(dataFolder, environment)),
  );
  if (found && !second) return found;
  throw new Error(`Name the environment: ${second ? 'several have a team' : 'none has a team file'} in ${dataFolder}.`);
}
