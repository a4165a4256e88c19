import type { Stamp } from '../../domain/event.ts';
import type { StoredBody } from './read-body.ts';

/** Where a line of the log stands, and who wrote it when. */
export interface LinePlace extends Stamp {
  readonly sequence: number;
  /** Of a colleague's line; null for this desk's own. */
  readonly deskId: string | null;
}

/** A line of the log with its body as it is stored. */
export interface StoredLine extends Omit<LinePlace, 'deskId'>, StoredBody {
  readonly deskId: string;
}
