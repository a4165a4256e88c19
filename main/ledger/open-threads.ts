import type { Views } from '../ports/views.ts';
import type { Meanwhile } from './database/migrations/migration.ts';
import { type OpenFeed, type Telling, tellChanges } from './feed.ts';
import type { ReaderMethods } from './threads/reader.ts';
import { startThread } from './threads/start.ts';
import type { WriterMethods } from './threads/writer.ts';

/** Where the threads' entry files are: sources beside us, or bundled files in a package. */
export interface LedgerThreads {
  readonly writer: URL;
  readonly reader: URL;
  readonly rebuilder: URL;
}

export interface OpenPorts {
  readonly file: string;
  readonly threads: LedgerThreads;
}

/** A ledger that is written and read, each by a thread of its own. */
export interface Opened {
  readonly writing: Telling<WriterMethods>;
  readonly views: Views;
  close(): Promise<void>;
}

/**
 * Opens a ledger whose projections are those of its log. One of an older version is brought to the present shape; where its
 * projections have to be made anew before anything is written, nothing stays open and it says what they can be used for.
 */
export async function openThreads({
  file,
  threads,
  feed,
}: OpenPorts & { readonly feed: OpenFeed }): Promise<{ readonly opened: Opened } | { readonly stale: Meanwhile }> {
  const writer = await startThread<WriterMethods>(threads.writer, file);
  const writing = tellChanges(writer.methods, feed);
  const stale = await writing.readStale();
  if (stale !== undefined) {
    await writer.close();
    return { stale };
  }
  const reader = await startThread<ReaderMethods>(threads.reader, file);
  const close = async () => {
    await reader.close();
    await writer.close();
  };
  return { opened: { writing, views: reader.methods, close } };
}
