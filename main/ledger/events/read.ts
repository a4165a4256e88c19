import type { Stamp } from '../../domain/event.ts';
import type { StoredBody } from './read-body.ts';

/** Where a line of the log stands, and who wrote it when. */
export interface LinePlace extends Stamp {
  readonly sequence: number;
}

/** A line of the log with its body as it is stored. */
export interface StoredLine extends LinePlace, StoredBody {
  readonly deskId: string;
}
