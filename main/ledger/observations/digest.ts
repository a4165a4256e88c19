import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '../database/open.ts';
import type { Brought } from './running-digest.ts';

/** What an import brought, read back from its first observation to its last. */
export function digestObservations(database: ReadableDatabase, importId: string): Brought {
  const bodies = database
    .prepare<[string], string>('SELECT body FROM observations WHERE import_id = ? ORDER BY observation_id')
    .pluck()
    .iterate(importId);
  const digest = createHash('sha256');
  let rows = 0;
  for (const body of bodies) {
    digest.update(body).update('\n');
    rows += 1;
  }
  return { rows, digest: digest.digest('hex') };
}
