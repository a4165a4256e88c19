import type { WritableDatabase } from '../open.ts';

/** One step of the file's shape; never changed once released. */
export interface Migration {
  readonly version: number;
  readonly title: string;
  readonly up: (database: WritableDatabase) => void;
  /** Present where the projections have to be made anew from the log after it. */
  readonly rebuilds?: {
    readonly why: string;
    /** What can be read until then: the rows as they were, or nothing, because the step emptied tables. */
    readonly meanwhile: Meanwhile;
  };
}

/** What the projections of a file can be used for until they are made anew. */
export type Meanwhile = 'readable' | 'unreadable';
