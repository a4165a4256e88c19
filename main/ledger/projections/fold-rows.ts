import type { Operation } from '../../domain/operation.ts';
import { readObservation } from '../observations/observation.ts';
import { readUnread } from '../observations/unread.ts';
import type { Writing } from '../writing/writing.ts';
import { tellOfColleagues } from './colleague-rows.ts';
import { recordFacts } from './facts.ts';
import { recordUnread } from './unread.ts';
import { readWithdrawals } from './withdrawals.ts';

/** A row of the truth as it is replayed; its person is null where there is none, or it was erased. */
export interface RowToFold {
  readonly importId: string;
  readonly body: string;
  readonly person: string | null;
}

/** Brings projections from before some rows to after them. Gives the operations whose answers had named what is another's, or may have. */
export function foldRows(writing: Writing, rows: readonly RowToFold[]): readonly Operation[] {
  const isWithdrawn = readWithdrawals(writing.database);
  const told = rows.filter((row) => !isWithdrawn(row)).map((row) => ({ ...row, unread: readUnread(row.body) }));
  const questioned = recordUnread(
    writing,
    told.flatMap(({ unread }) => (unread ? [unread] : [])),
  );
  const facts = told
    .filter(({ unread }) => !unread)
    .map(({ body, person }) => readObservation(body, person === null ? undefined : JSON.parse(person)));
  const disowned = recordFacts(writing, facts);
  tellOfColleagues(writing, facts);
  return [...questioned, ...disowned];
}
