import type { Environment } from '../../protocol/environment.ts';
import type { Room } from './room.ts';

/** The environments that are open, and the one that the person works in. */
export interface Rooms {
  /** The one that every question of the window is about. */
  current(): Room;
  /** Opens it if need be, and leaves the person where they are. */
  open(environment: Environment): Promise<Room>;
  /** Opens it if need be and makes it the current one. What is under way in another goes on. */
  enter(environment: Environment): Promise<Room>;
  /**
   * Closes an environment's room, does some work with it while it sends nothing any more, and opens it anew. Rejects with what the
   * work rejected with, after it is open again.
   */
  renew(environment: Environment, work: (room: Room) => Promise<void>): Promise<Room>;
  /** Resolves at once, or when the room that is being opened anew is open. */
  whenRenewed(): Promise<void>;
  /** Whether a request is under way in any of them. */
  isSending(): boolean;
  close(): Promise<void>;
}

export async function openRooms(first: Environment, open: (environment: Environment) => Promise<Room>): Promise<Rooms> {
  const rooms = new Map<Environment, Promise<Room>>();
  const opened = new Set<Room>();
  const openOnce = (environment: Environment) => {
    const opening = rooms.get(environment) ?? open(environment);
    rooms.set(environment, opening);
    // One that could not be opened is tried afresh next time.
    opening.then(
      (room) => opened.add(room),
      () => rooms.delete(environment),
    );
    return opening;
  };
  let current = await openOnce(first);
  let renewing: Promise<unknown> = Promise.resolve();
  const renewOnce: Rooms['renew'] = async (environment, work) => {
    const before = await openOnce(environment);
    const failed: unknown[] = [];
    const opening = before
      .close(() => work(before))
      .catch((failure) => failed.push(failure))
      .then(() => open(environment));
    rooms.set(environment, opening);
    opened.delete(before);
    opening.catch(() => rooms.delete(environment));
    const room = await opening;
    opened.add(room);
    if (current === before) current = room;
    if (failed.length > 0) throw failed[0];
    return room;
  };
  return {
    current: () => current,
    open: openOnce,
    enter: async (environment) => {
      current = await openOnce(environment);
      return current;
    },
    renew: (environment, work) => {
      const going = renewOnce(environment, work);
      renewing = Promise.allSettled([renewing, going]);
      return going;
    },
    whenRenewed: async () => {
      await renewing;
    },
    isSending: () => [...opened].some(({ desk }) => desk.isSending()),
    close: async () => {
      // One that is just being opened is waited for: it holds a ledger, too.
      await Promise.allSettled([...rooms.values()].map(async (room) => (await room).close()));
    },
  };
}
