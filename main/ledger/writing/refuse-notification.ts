import type { NotificationParameter, NotificationProblem } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { Stamp } from '../events/event.ts';

/** A notification that was not taken, and why. */
export interface RefusedNotification {
  /** SHA-256 over everything that it said, HASH too. */
  readonly digest: string;
  readonly reason: NotificationProblem;
  /** Without HASH, secrets and whole card numbers. */
  readonly parameters: readonly NotificationParameter[];
}

/** Anybody can send rubbish to a listener: only the newest are kept. */
export const mostRefused = 500;

/** Puts a refused notification apart: it is no event and no observation, and nothing is derived from it. */
export function refuseNotification(
  database: WritableDatabase,
  { digest, reason, parameters }: RefusedNotification,
  stamp: Stamp,
): void {
  database
    .prepare(
      `INSERT INTO refused_notifications (digest, received_at, times, reason, parameters)
       VALUES (@digest, @at, 1, @reason, @parameters)
       ON CONFLICT (digest) DO UPDATE SET received_at = excluded.received_at, times = times + 1, reason = excluded.reason`,
    )
    .run({ digest, at: stamp.at, reason: JSON.stringify(reason), parameters: JSON.stringify(parameters) });
  database
    .prepare(
      `DELETE FROM refused_notifications WHERE refused_id NOT IN (
         SELECT refused_id FROM refused_notifications ORDER BY received_at DESC, refused_id DESC LIMIT ?
       )`,
    )
    .run(mostRefused);
}
