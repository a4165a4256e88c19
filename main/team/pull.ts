import type { LogPart, LogPlace, Replica } from '../ports/replica.ts';
import type { TeamReader } from './reader.ts';

export interface PullingPorts {
  readonly reader: Pick<TeamReader, 'pull' | 'pullTouches'>;
  readonly replica: Replica;
}

/** Lines, rows and touches at once: a page is verified and committed in one transaction, for which a refund waits at most. */
const most = 1_000;

/** Takes in what the engine has and this desk has not. */
export interface Pulling {
  /**
   * Resolves with whether anything was new. What this desk has to say is said in between: projecting the rows of years takes
   * minutes.
   */
  pullAll(tellOthers: () => Promise<void>): Promise<boolean>;
  /** Goes on with what was stored when the process before died; the rest follows with the next that is pulled. */
  takeUp(): Promise<void>;
  /**
   * Nothing of this desk's own: what an older copy lacks comes back only where its end is then said to be unknown. By the lines alone,
   * a sending of which the last lines were never told looks as if it had not begun. Resolves with whether anything was new.
   */
  pullColleagues(): Promise<boolean>;
  /** This desk's own log alone: what a colleague's rows prove is written down, and must not be before the last of it is here. */
  takeBackOwn(): Promise<void>;
}

export function createPulling({ reader, replica }: PullingPorts): Pulling {
  /** Whether something is stored that is not projected yet. */
  let isBehind = false;
  /** Until nothing of what is wanted comes any more. The engine looks for a page while the one before is verified. */
  const pull = async (
    from: readonly LogPlace[],
    isWanted: (part: LogPart) => boolean,
    meanwhile: () => Promise<void> = async () => {},
  ): Promise<boolean> => {
    let places = from;
    const ask = async () => (await reader.pull(places, most)).filter(isWanted);
    let hasCome = isBehind;
    for (let page = await ask(); page.length > 0; ) {
      places = moveOn(places, page);
      isBehind = true;
      hasCome = true;
      const next = ask();
      // Where a page is refused nobody waits for the next.
      next.catch(() => undefined);
      for (const part of page) await replica.store(part);
      page = await next;
    }
    while (isBehind) {
      isBehind = (await replica.project()).isMore;
      if (isBehind) await meanwhile();
    }
    return hasCome;
  };
  const pullTouches = async (): Promise<boolean> => {
    for (let hasMoved = false; ; hasMoved = true) {
      const touches = await reader.pullTouches(await listPlaces(replica), most);
      if (touches.length === 0) return hasMoved;
      await replica.takeTouches(touches);
      // Of what waits for a line that is not here, nothing comes before that.
      if (touches.length < most) return true;
    }
  };
  const isOf = (deskId: string, { lines, packs }: LogPart) =>
    [...lines, ...packs].some((each) => each.deskId === deskId);
  return {
    pullAll: async (tellOthers) => {
      const hasCome = await pull(await listPlaces(replica), () => true, tellOthers);
      return (await pullTouches()) || hasCome;
    },
    takeUp: async () => {
      isBehind = (await replica.project()).isMore;
    },
    pullColleagues: async () => {
      const { deskId } = await replica.readHead();
      const asIfWhole = { sequence: Number.MAX_SAFE_INTEGER, rows: Number.MAX_SAFE_INTEGER };
      const places = await listPlaces(replica);
      const hasCome = await pull(
        places.map((place) => (place.deskId === deskId ? { ...place, ...asIfWhole } : place)),
        () => true,
      );
      return (await pullTouches()) || hasCome;
    },
    // A page begins with the asking desk's own.
    takeBackOwn: async () => {
      const { deskId } = await replica.readHead();
      await pull(await listPlaces(replica), (part) => isOf(deskId, part));
    },
  };
}

/** Behind what a page brings: places of desks that it says nothing of stay. */
function moveOn(places: readonly LogPlace[], page: readonly LogPart[]): readonly LogPlace[] {
  const moved = new Map(places.map((place) => [place.deskId, place]));
  const move = (deskId: string, { sequence, rows }: Pick<LogPlace, 'sequence' | 'rows'>) => {
    const from = moved.get(deskId) ?? { deskId, sequence: 0, rows: 0, touches: 0 };
    moved.set(deskId, { ...from, sequence: Math.max(sequence, from.sequence), rows: Math.max(rows, from.rows) });
  };
  for (const { lines, packs } of page) {
    for (const { deskId, sequence } of lines) move(deskId, { sequence, rows: 0 });
    for (const { deskId, number, rows } of packs) move(deskId, { sequence: 0, rows: number + rows.length - 1 });
  }
  return [...moved.values()];
}

/** This desk's own place is where its own log ends: an older copy lacks what follows. */
async function listPlaces(replica: Replica): Promise<readonly LogPlace[]> {
  const [head, places] = [await replica.readHead(), await replica.readPlaces()];
  const { deskId, sequence, rows } = head;
  const own = places.find((place) => place.deskId === deskId);
  return [...places.filter((place) => place.deskId !== deskId), { deskId, sequence, rows, touches: own?.touches ?? 0 }];
}
