import { randomUUID } from 'node:crypto';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openInMemory, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { noon } from '../samples.ts';
import { deskOn, type TestDesk } from './desks.ts';

/** Desks for thousands of stories: their ledgers are made once, and what a story wrote is rolled back behind it. */
export interface DeskPool {
  open(actor?: string, at?: number): TestDesk;
  /** Takes all desks back that were opened. */
  empty(): void;
  close(): void;
}

export function openPool(): DeskPool {
  const free: WritableDatabase[] = [];
  const lent: WritableDatabase[] = [];
  const make = () => {
    const database = openInMemory();
    migrate(database);
    return database;
  };
  return {
    open: (actor = 'a.clerk', at = noon) => {
      const database = free.pop() ?? make();
      lent.push(database);
      database.exec('BEGIN');
      database.prepare('UPDATE ledger SET desk_id = ?').run(randomUUID());
      return deskOn(database, actor, at);
    },
    empty: () => {
      for (const database of lent.splice(0)) {
        database.exec('ROLLBACK');
        free.push(database);
      }
    },
    close: () => {
      for (const database of [...free, ...lent]) database.close();
    },
  };
}
