import type { Event } from '../../domain/event.ts';
import { textOfIdentity } from '../../domain/import.ts';
import type { LinePlace } from '../events/read.ts';
import type { Writing } from '../writing/writing.ts';
import { rememberWithdrawal } from './withdrawals.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { readonly kind: Kind }>;

/** Lists that a file begins to come in. */
export function listBegun({ database }: Writing, event: Of<'importBegun'>, { sequence, deskId }: LinePlace): void {
  database
    .prepare('INSERT INTO import_files (import_id, identity, begun_sequence, desk_id) VALUES (?, ?, ?, ?)')
    .run(event.importId, textOfIdentity(event), sequence, deskId ?? '');
}

/** Lists that an import has come to its end. */
export function listImport(
  { database }: Writing,
  event: Of<'importRecorded'>,
  { sequence, deskId, at }: LinePlace,
): void {
  database
    .prepare('INSERT INTO imports (desk_id, sequence, recorded_at) VALUES (?, ?, ?)')
    .run(deskId ?? '', sequence, at);
  database
    .prepare('UPDATE import_files SET recorded_sequence = ?, recorded_at = ?, rows = ? WHERE import_id = ?')
    .run(sequence, at, event.rows, event.importId);
}

/** A withdrawn import is none any more: the newest one is another. What it told is left out by the replay that follows. */
export function listWithdrawn({ database }: Writing, event: Of<'importWithdrawn'>, { at }: LinePlace): void {
  database
    .prepare(
      `DELETE FROM imports WHERE (desk_id, sequence) IN
         (SELECT desk_id, recorded_sequence FROM import_files WHERE import_id = ?)`,
    )
    .run(event.importId);
  database.prepare('UPDATE import_files SET withdrawn_at = ? WHERE import_id = ?').run(at, event.importId);
  rememberWithdrawal(database, event);
}
