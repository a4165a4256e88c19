import type { LogPart, LogPlace, Replica } from '../ports/replica.ts';
import type { TeamReader } from './reader.ts';

export interface PullingPorts {
  readonly reader: Pick<TeamReader, 'pull' | 'pullTouches'>;
  readonly replica: Replica;
}

/** Lines, rows and touches at once: a page is verified and committed before the next is asked for. */
const most = 1_000;

/** Takes in what the engine has and this desk has not. */
export interface Pulling {
  pullAll(): Promise<void>;
  /**
   * Nothing of this desk's own: what an older copy lacks comes back only where its end is then said to be unknown. By the lines alone,
   * a sending of which the last lines were never told looks as if it had not begun.
   */
  pullColleagues(): Promise<void>;
  /** This desk's own log alone: what a colleague's rows prove is written down, and must not be before the last of it is here. */
  takeBackOwn(): Promise<void>;
}

export function createPulling({ reader, replica }: PullingPorts): Pulling {
  /** Until nothing of what is wanted comes any more. */
  const pull = async (listPlaces: () => Promise<readonly LogPlace[]>, isWanted: (part: LogPart) => boolean) => {
    for (;;) {
      const parts = (await reader.pull(await listPlaces(), most)).filter(isWanted);
      if (parts.length === 0) return;
      for (const part of parts) await replica.takeIn(part);
    }
  };
  const pullTouches = async () => {
    for (;;) {
      const touches = await reader.pullTouches(await listPlaces(replica), most);
      if (touches.length === 0) return;
      await replica.takeTouches(touches);
    }
  };
  const isOf = (deskId: string, { lines, packs }: LogPart) =>
    [...lines, ...packs].some((each) => each.deskId === deskId);
  return {
    pullAll: async () => {
      await pull(
        () => listPlaces(replica),
        () => true,
      );
      await pullTouches();
    },
    pullColleagues: async () => {
      const { deskId } = await replica.readHead();
      const asIfWhole = { sequence: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER };
      const places = async () =>
        (await listPlaces(replica)).map((place) => (place.deskId === deskId ? { ...place, ...asIfWhole } : place));
      await pull(places, () => true);
      await pullTouches();
    },
    // A page begins with the asking desk's own.
    takeBackOwn: async () => {
      const { deskId } = await replica.readHead();
      await pull(
        () => listPlaces(replica),
        (part) => isOf(deskId, part),
      );
    },
  };
}

/** This desk's own place is where its own log ends: an older copy lacks what follows. */
async function listPlaces(replica: Replica): Promise<readonly LogPlace[]> {
  const [head, places] = [await replica.readHead(), await replica.readPlaces()];
  const { deskId, sequence, rows } = head;
  const own = places.find((place) => place.deskId === deskId);
  return [...places.filter((place) => place.deskId !== deskId), { deskId, sequence, rows, touches: own?.touches ?? 0 }];
}
