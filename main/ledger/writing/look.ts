import type { LookResult } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import type { Stamp } from '../events/event.ts';

/** Writes down that the gateway was asked about a case, and what came of it. */
export function recordLook(
  database: WritableDatabase,
  operationId: string,
  look: { readonly result: LookResult; readonly cause: string | null },
  stamp: Stamp,
): void {
  appendEvent(database, { kind: 'caseLookedUp', operationId, ...look }, stamp);
}
