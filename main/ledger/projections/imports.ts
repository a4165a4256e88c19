import type { LinePlace } from '../events/read.ts';
import type { Writing } from '../writing/writing.ts';

/** Lists that an import has come to its end. */
export function listImport({ database }: Writing, { sequence, at }: LinePlace): void {
  database.prepare('INSERT INTO imports (sequence, recorded_at) VALUES (?, ?)').run(sequence, at);
}
