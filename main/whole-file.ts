import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './ledger/database/sync.ts';

/**
 * Writes a small file that is either the one before or the whole new one, whenever the program is killed or the power goes:
 * under another name, synced, renamed, the folder synced. Folder 0700, file 0600. Throws what the system says.
 */
export function writeWholeFile(file: string, text: string): void {
  const partial = `${file}.new`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // One that was cut short may have another owner's mode.
  rmSync(partial, { force: true });
  writeFileSync(partial, text, { mode: 0o600, flush: true });
  renameSync(partial, file);
  syncFolder(dirname(file));
}
