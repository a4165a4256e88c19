import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LedgerThreads } from './ledger/ledger.ts';

/** Where this program's other files are. */
export interface Places {
  readonly pageFolder: string;
  readonly preloadFolder: string;
  readonly threads: LedgerThreads;
  /** The thread that reads an export's file. */
  readonly exportReader: URL;
  readonly demoGateway: URL;
}

/** From sources, threads are `.ts` files in their rooms; in a build they are bundled files beside this one. */
export function findPlaces(here: string = import.meta.url): Places {
  const bundled = here.endsWith('.js');
  const built = join(dirname(fileURLToPath(here)), bundled ? '..' : '../out');
  return {
    pageFolder: join(built, 'renderer'),
    preloadFolder: join(built, 'preload'),
    threads: {
      writer: new URL(bundled ? './writer.js' : './ledger/threads/writer.ts', here),
      reader: new URL(bundled ? './reader.js' : './ledger/threads/reader.ts', here),
      checkpointer: new URL(bundled ? './checkpointer.js' : './ledger/threads/checkpointer.ts', here),
      rebuilder: new URL(bundled ? './rebuilder.js' : './ledger/threads/rebuilder.ts', here),
    },
    exportReader: new URL(bundled ? './export-reader.js' : './lookup/export-reader.ts', here),
    demoGateway: new URL(bundled ? './demo-gateway.js' : '../sandbox/embedded.ts', here),
  };
}
