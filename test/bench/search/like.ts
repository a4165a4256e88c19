import { fold } from '../../../main/ledger/database/fold.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { type StoredTransaction, transactionColumns } from '../../../main/ledger/queries/rows.ts';
import { timeNow } from '../measure/time.ts';
import { pageLength } from './answer.ts';

/** What a search would be without any index: a walk from the newest row on. */
export interface Walk {
  /** A page of what holds a text; `ms` is how long that took. */
  find(text: string): { readonly ms: number; readonly rows: number };
  close(): void;
}

/** On a connection of its own in this process: no message to a thread stands in between. */
export function openWalk(file: string): Walk {
  const database = openReadable(file);
  const select = database.prepare<[string, bigint], StoredTransaction>(
    `SELECT ${transactionColumns} FROM transactions t WHERE t.search_text LIKE ? ORDER BY t.position DESC LIMIT ?`,
  );
  return {
    find: (text) => {
      const { ms, value } = timeNow(() => select.all(`%${fold(text)}%`, BigInt(pageLength)));
      return { ms, rows: value.length };
    },
    close: () => database.close(),
  };
}
