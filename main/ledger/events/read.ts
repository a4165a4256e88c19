import type { ReadableDatabase } from '../database/open.ts';
import { eventBody, type LedgerEvent } from './event.ts';

interface EventRow {
  readonly sequence: number;
  readonly actor: string;
  readonly recordedAt: number;
  readonly body: Buffer;
}

/** The whole log in its order. */
export function* readEvents(database: ReadableDatabase): Generator<LedgerEvent> {
  const rows = database.prepare<[], EventRow>(
    'SELECT sequence, actor, recorded_at AS recordedAt, body FROM events ORDER BY desk_id, sequence',
  );
  for (const row of rows.all()) {
    yield { ...row, body: eventBody.parse(JSON.parse(row.body.toString('utf8'))) };
  }
}
