import type { LogPlace, Replica } from '../ports/replica.ts';
import type { TeamReader } from './reader.ts';

export interface PullingPorts {
  readonly reader: Pick<TeamReader, 'pull' | 'pullTouches'>;
  readonly replica: Replica;
}

/** Lines, rows and touches at once: a page is verified and committed before the next is asked for. */
const most = 1_000;

/** Takes in all that the engine has and this desk has not; resolves with whether there was anything. */
export async function pullAll({ reader, replica }: PullingPorts): Promise<boolean> {
  let hasPulled = false;
  for (;;) {
    const parts = await reader.pull(await listPlaces(replica), most);
    if (parts.length === 0) break;
    for (const part of parts) await replica.takeIn(part);
    hasPulled = true;
  }
  for (;;) {
    const touches = await reader.pullTouches(await listPlaces(replica), most);
    if (touches.length === 0) return hasPulled;
    await replica.takeTouches(touches);
    hasPulled = true;
  }
}

/** This desk's own place is where its own log ends: an older copy lacks what follows. */
async function listPlaces(replica: Replica): Promise<readonly LogPlace[]> {
  const [head, places] = [await replica.readHead(), await replica.readPlaces()];
  const { deskId, sequence, rows } = head;
  const own = places.find((place) => place.deskId === deskId);
  return [...places.filter((place) => place.deskId !== deskId), { deskId, sequence, rows, touches: own?.touches ?? 0 }];
}
