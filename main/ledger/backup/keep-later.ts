import type { Backups } from './keep.ts';
import { listBackups } from './list.ts';

/** Keeps backups from a moment on: before it, one would hold open a file that is about to be replaced. */
export function keepBackupsLater(folder: string, moment: Promise<void>, begin: () => Backups): Backups {
  let begun: Backups | undefined;
  let stopped = false;
  moment.then(() => {
    if (!stopped) begun = begin();
  });
  return {
    makeIfDue: async () => begun?.makeIfDue(),
    newestAt: () => listBackups(folder)[0]?.at ?? null,
    problem: () => begun?.problem() ?? null,
    stop: async () => {
      stopped = true;
      await begun?.stop();
    },
  };
}
