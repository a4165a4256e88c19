import type { WritableDatabase } from '../open.ts';

/** One step of the file's shape; never changed once released. */
export interface Migration {
  readonly version: number;
  readonly title: string;
  readonly up: (database: WritableDatabase) => void;
}
