import { join } from 'node:path';

/** Where a person's preferences are kept. */
export function preferenceFile(dataFolder: string): string {
  return join(dataFolder, 'preferences.json');
}
