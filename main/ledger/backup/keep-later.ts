import type { BackupPorts, Backups } from './keep.ts';
import { listBackupsUntil } from './list.ts';

/** Keeps backups from a moment on: before it, one would hold open a file that is about to be replaced. */
export function keepBackupsLater(
  { folder, now }: Pick<BackupPorts, 'folder' | 'now'>,
  moment: Promise<void>,
  begin: () => Backups,
): Backups {
  let begun: Backups | undefined;
  let stopped = false;
  moment.then(() => {
    if (!stopped) begun = begin();
  });
  return {
    makeIfDue: async () => begun?.makeIfDue(),
    newestAt: () => listBackupsUntil(folder, now())[0]?.at ?? null,
    problem: () => begun?.problem() ?? null,
    stop: async () => {
      stopped = true;
      await begun?.stop();
    },
  };
}
