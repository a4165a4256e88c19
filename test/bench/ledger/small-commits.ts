import { openWritable } from '../../../main/ledger/database/open.ts';
import { timeNow } from '../measure/time.ts';

/** One durable write and nothing else. */
export interface SmallCommits {
  /** Writes a few bytes and waits for the disk; gives how long that took, in milliseconds. */
  commit(): number;
  close(): void;
}

/** On the ledger's own file, configured as its writer is, beside that one: what the disk asks of everybody. */
export function openSmallCommits(file: string): SmallCommits {
  const database = openWritable(file);
  const write = database.prepare<[string]>(
    `INSERT INTO upkeep (name, value) VALUES ('bench', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  let number = 0;
  return {
    commit: () => {
      number += 1;
      return timeNow(() => write.run(String(number))).ms;
    },
    close: () => {
      database.prepare(`DELETE FROM upkeep WHERE name = 'bench'`).run();
      database.close();
    },
  };
}
