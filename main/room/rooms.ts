import type { Environment } from '../../protocol/environment.ts';
import { LedgerProblem } from '../ledger/problem.ts';
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
  let closing: Promise<unknown> | undefined;
  /** Nobody would close a room that is opened behind the end: its threads would hold the ledger, and the process. */
  const assertOpen = () => {
    if (closing) throw new LedgerProblem('other', 'The console is being closed, and opens nothing any more.');
  };
  const keep = (environment: Environment, opening: Promise<Room>) => {
    rooms.set(environment, opening);
    opening.then(
      (room) => opened.add(room),
      // One that could not be opened is tried afresh next time.
      () => rooms.get(environment) === opening && rooms.delete(environment),
    );
    return opening;
  };
  const openOnce = async (environment: Environment) => {
    const known = rooms.get(environment);
    if (known) return known;
    assertOpen();
    return keep(environment, open(environment));
  };
  let current = await openOnce(first);
  let renewing: Promise<unknown> = Promise.resolve();
  const renewOnce: Rooms['renew'] = async (environment, work) => {
    const before = await openOnce(environment);
    assertOpen();
    const failed: unknown[] = [];
    opened.delete(before);
    const opening = before
      .close(() => work(before))
      .catch((failure) => failed.push(failure))
      .then(() => open(environment));
    const room = await keep(environment, opening);
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
      // One after the other: a room that two close and open anew is open twice, and one of both is in nobody's hand.
      const going = renewing.then(() => renewOnce(environment, work));
      renewing = Promise.allSettled([going]);
      return going;
    },
    whenRenewed: async () => {
      await renewing;
    },
    isSending: () => [...opened].some(({ desk }) => desk.isSending()),
    close: async () => {
      // One that is just being opened is waited for: it holds a ledger, too.
      closing ??= Promise.allSettled([...rooms.values()].map(async (room) => (await room).close()));
      await closing;
    },
  };
}
