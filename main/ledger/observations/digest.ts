import { createHash } from 'node:crypto';
import type { ReadableDatabase } from '../database/open.ts';

/** How many observations an import brought, and SHA-256 over their bodies in their order, one a line. */
export function digestObservations(
  database: ReadableDatabase,
  importId: string,
): { readonly rows: number; readonly digest: string } {
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
