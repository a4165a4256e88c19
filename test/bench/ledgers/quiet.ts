import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { backupFile } from '../../../main/ledger/backup/list.ts';

/**
 * Keeps the daily backup from being due: a copy of gigabytes that begins five seconds after the start would be measured
 * along with everything else. The file is empty, and nobody ever restores it.
 */
export function keepBackupsAway(folder: string): void {
  const file = backupFile(folder, Date.now());
  if (existsSync(file)) return;
  mkdirSync(`${folder}/backups`, { recursive: true, mode: 0o700 });
  writeFileSync(file, '');
}
