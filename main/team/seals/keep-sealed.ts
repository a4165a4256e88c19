import type { Replica } from '../../ports/replica.ts';
import type { OwnSealing } from '../../ports/team.ts';
import type { ToldPlace } from '../memory.ts';
import type { TeamRun } from '../run.ts';
import { signSeal } from './team-seal.ts';

export interface SealingPorts {
  readonly teamId: string;
  readonly run: Pick<TeamRun, 'seal'>;
  readonly replica: Pick<Replica, 'readHead' | 'findDigests' | 'readNewestLines'>;
  /** The private key of this desk; undefined where no keychain gives one. */
  readonly findKey: () => Promise<string | undefined>;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

/** Signs what the engine has of this desk. */
export interface Sealing {
  /** Up to where the engine has it, unless that is sealed. Resolves with whether anything was sealed just now. */
  sealTo(place: ToldPlace | undefined): Promise<boolean>;
  /** Another engine, or one that has forgotten something, may lack what was sealed. */
  beginAnew(): void;
  state(): OwnSealing;
}

/** For so long a keychain that gave no key is not asked again, which may ask a person each time. In milliseconds. */
const pause = 60_000;

export function createSealing({ teamId, run, replica, findKey, now }: SealingPorts): Sealing {
  let sealedTo = 0;
  let state: OwnSealing = 'sealing';
  let resting = Number.NEGATIVE_INFINITY;
  const rest = (why: OwnSealing) => {
    state = why;
    resting = now();
    return false;
  };
  return {
    sealTo: async (place) => {
      if (!place || place.sequence <= sealedTo || now() - resting < pause) return false;
      const key = await findKey().catch(() => undefined);
      if (key === undefined) return rest('noKey');
      const { deskId } = await replica.readHead();
      const [digest] = await replica.findDigests([{ deskId, sequence: place.sequence }]);
      // The engine has more of it than this file: it is taken back first.
      if (!digest) return false;
      const heads = await replica.readNewestLines();
      const line = { deskId, sequence: place.sequence, digest };
      const { verdict } = await run.seal(signSeal(key, teamId, { line, heads }, now()));
      if (verdict === 'anotherKey') return rest('anotherKey');
      if (verdict === 'superseded') return false;
      sealedTo = place.sequence;
      state = 'sealing';
      return true;
    },
    beginAnew: () => {
      sealedTo = 0;
      resting = Number.NEGATIVE_INFINITY;
    },
    state: () => state,
  };
}
