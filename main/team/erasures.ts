import type { TeamMembership } from '../ports/team.ts';
import { EngineFailure, readFailure } from './engine/state.ts';
import type { TeamReader } from './reader.ts';
import type { TeamRun } from './run.ts';

export interface ErasuresPorts {
  readonly run: Pick<TeamRun, 'erase'>;
  readonly reader: Pick<TeamReader, 'listErasures'>;
}

/**
 * What desks have erased goes at the engine too, once two people have said so. A desk empties its own copy as soon as a colleague's
 * line says so; the engine's is what every new desk is filled from, and is emptied by no single person.
 */
export function createErasures({ run, reader }: ErasuresPorts): Pick<TeamMembership, 'listErasures' | 'sayErasure'> {
  return {
    listErasures: () => answer(async () => (await reader.listErasures()).map(({ names: _, ...erasure }) => erasure)),
    sayErasure: (line, reason) =>
      answer(async () => {
        const found = (await reader.listErasures()).find((erasure) => erasure.line === line);
        if (!found) return 'nothingHeld';
        const said = await run.erase(found.names, reason);
        if ('took' in said) return said.took;
        throw new EngineFailure({ kind: 'broken', code: said.verdict });
      }),
  };
}

async function answer<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (failure) {
    readFailure(failure);
    return null;
  }
}
