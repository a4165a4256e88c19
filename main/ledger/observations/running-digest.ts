import { createHash, type Hash } from 'node:crypto';
import type { ReadableDatabase } from '../database/open.ts';

/** How many observations an import brought, and SHA-256 over their bodies in their order, one a line, in hexadecimal. */
export interface Brought {
  readonly rows: number;
  readonly digest: string;
}

/** The digests of imports that are coming in: ending one costs the same however much it brought. */
export interface RunningDigests {
  /** To be called before the first observation of a piece is written. */
  begin(importId: string): void;
  /** Adds an observation that was just written; they come in their order. */
  add(importId: string, body: string): void;
  /** Ends one; undefined where not everything of it was seen here, and it has to be read back. */
  end(importId: string): Brought | undefined;
  /** What was added may not have become durable: the import is read back at its end. */
  distrust(importId: string): void;
}

/** Of imports of this desk. */
export function keepDigests(database: ReadableDatabase): RunningDigests {
  return runDigests(
    (importId) =>
      database
        .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM observations WHERE import_id = ?)')
        .pluck()
        .get(importId) === 1,
  );
}

/** An import that has begun before, written by another thread for instance, is not known here from its first observation on. */
export function runDigests(hasBegun: (importId: string) => boolean): RunningDigests {
  const running = new Map<string, { readonly hash: Hash; rows: number } | 'unknown'>();
  return {
    begin: (importId) => {
      if (running.has(importId)) return;
      running.set(importId, hasBegun(importId) ? 'unknown' : { hash: createHash('sha256'), rows: 0 });
    },
    add: (importId, body) => {
      const known = running.get(importId);
      if (known === undefined || known === 'unknown') return;
      known.hash.update(body).update('\n');
      known.rows += 1;
    },
    end: (importId) => {
      const known = running.get(importId);
      running.delete(importId);
      return known && known !== 'unknown' ? { rows: known.rows, digest: known.hash.digest('hex') } : undefined;
    },
    distrust: (importId) => void running.set(importId, 'unknown'),
  };
}
