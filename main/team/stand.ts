import type { Replica } from '../ports/replica.ts';
import { readFailure } from './engine/state.ts';
import type { DeskSays } from './engine/words.ts';
import type { TeamRun } from './run.ts';

export interface StandPorts {
  readonly run: Pick<TeamRun, 'stand'>;
  readonly replica: Pick<Replica, 'readHead' | 'readPlaces'>;
  /** Of this program. */
  readonly program: string;
  readonly now: () => number;
}

/** In milliseconds: nothing hangs on it, and each time is a write at the engine. */
const atMostEvery = 60_000;

/**
 * Tells the colleagues which program this desk runs and how far it has come: at once when it begins, and then once a minute where that
 * has changed. It is for people to look at, so that no failure of it keeps a desk from its work.
 */
export function createStand({ run, replica, program, now }: StandPorts) {
  let said: { readonly at: number; readonly text: string } | undefined;
  return {
    beginAnew: () => {
      said = undefined;
    },
    say: async (): Promise<void> => {
      if (said && now() - said.at < atMostEvery) return;
      const [{ deskId, sequence }, places] = [await replica.readHead(), await replica.readPlaces()];
      const taken = Object.fromEntries(
        places.filter((place) => place.deskId !== deskId).map((place) => [place.deskId, place.sequence]),
      );
      const says: DeskSays = { program, sequence, taken };
      const text = JSON.stringify(says);
      if (said?.text === text) return;
      try {
        await run.stand(says);
        said = { at: now(), text };
      } catch (failure) {
        readFailure(failure);
      }
    },
  };
}

export type Stand = ReturnType<typeof createStand>;
