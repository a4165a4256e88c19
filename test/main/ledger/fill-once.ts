import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const made = new Map<string, ReadonlyMap<string, Buffer>>();

/**
 * Has an empty folder hold the files that `make` makes there: it is called once a process for each name, and its files, which
 * nobody may have open then, are copied from that time on. Making a ledger takes up to a second of a processor.
 */
export function fillOnce(name: string, folder: string, make: () => void): void {
  for (const [file, bytes] of made.get(name) ?? []) writeFileSync(join(folder, file), bytes, { mode: 0o600 });
  if (made.has(name)) return;
  make();
  made.set(name, new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))])));
}
