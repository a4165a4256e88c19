import type { ReadableDatabase } from '../database/open.ts';
import { type RunningDigests, runDigests } from '../observations/running-digest.ts';
import { type KnownTexts, keepKnownTexts } from './known-texts.ts';

/** What the thread that stores colleagues' logs has seen itself of what it stored, so that it need not be read back. */
export interface Seen {
  readonly texts: KnownTexts;
  /** Of imports of one desk that are coming in. */
  digestsOf(deskId: string): RunningDigests;
  /** What was seen may not have become durable: from now on all is read back that came before. */
  forget(): void;
}

/** For one connection, which alone stores what colleagues tell. */
export function beginSeeing(database: ReadableDatabase): Seen {
  const texts = keepKnownTexts();
  const byDesk = new Map<string, RunningDigests>();
  return {
    texts,
    digestsOf: (deskId) => {
      const known = byDesk.get(deskId);
      if (known) return known;
      const digests = runDigests((importId) => hasRows(database, deskId, importId));
      byDesk.set(deskId, digests);
      return digests;
    },
    forget: () => {
      texts.forget();
      byDesk.clear();
    },
  };
}

function hasRows(database: ReadableDatabase, deskId: string, importId: string): boolean {
  const found = database
    .prepare<[string, string], number>(
      `SELECT EXISTS (SELECT 1 FROM colleague_rows INDEXED BY colleague_rows_by_import
         WHERE import_id = ? AND desk_id = ?)`,
    )
    .pluck()
    .get(importId, deskId);
  return found === 1;
}
