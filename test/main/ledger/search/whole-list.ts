import type { Operation } from '../../../../main/domain/operation.ts';
import { fold } from '../../../../main/ledger/database/fold.ts';
import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { searchTransactions } from '../../../../main/ledger/search/page.ts';
import { attempt } from '../../domain/samples.ts';
import type { World } from '../../ports/memory/criteria.ts';
import { positionAt } from './list.ts';

/** A row with everything that it can be asked for. */
export interface DrawnRow {
  /** After the list's beginning. */
  readonly second: number;
  readonly root: string;
  readonly order: string;
  readonly client: string;
  readonly email: string;
  readonly name: string;
  readonly minor: number;
  readonly currency: string;
  readonly account: string;
  readonly operation: string;
  readonly standing: string;
  readonly left: number;
  /** What may be left beyond that. */
  readonly leftMore: number;
  readonly execcode: string;
  readonly card: string;
  readonly source: string;
  readonly captureDay: string;
}

/** A payment of which nothing is special. */
export const plainRow: DrawnRow = {
  second: 0,
  root: '',
  order: 'may',
  client: '',
  email: '',
  name: '',
  minor: 1,
  currency: 'EUR',
  account: 'SHOP',
  operation: 'payment',
  standing: 'paid',
  left: 0,
  leftMore: 0,
  execcode: '0000',
  card: '',
  source: 'import',
  captureDay: '',
};

export interface DrawnOperation {
  readonly account: string;
  readonly chain: string;
  readonly actor: string;
  readonly reason: Operation['reason'];
  readonly state: Operation['state'];
  /** Which row it made, and by what that is known. */
  readonly made: string;
  readonly knownBy: 'answer' | 'extraData' | 'settlement' | null;
}

const settled = { outcome: 'succeeded', reason: '', actor: '', settledAt: 0 } as const;

/** Fills the list anew, without facts; gives its rows, newest first. */
export function fillWhole(
  database: WritableDatabase,
  begin: number,
  rows: readonly DrawnRow[],
  operations: readonly DrawnOperation[],
): World {
  const insertRow = database.prepare(
    `INSERT INTO transactions (position, account_id, transaction_id, root_id, operation, order_id, amount_minor, currency,
       execcode, status, standing, left_minor, left_at_most, left_currency, card, client, client_email, client_name, known_from, capture_day, search_text,
       happened_at, known_at)
     VALUES (@position, @account, @id, @root, @operation, @order, @minor, @currency, @execcode, 'succeeded', @standing, @left, @leftAtMost, @currency, @card,
       @client, @email, @name, @source, @captureDay, @searched, @at, 0)`,
  );
  const insertOperation = database.prepare(
    `INSERT INTO operations (operation_id, account_id, operation, chain_id, reference_id, order_id, amount_minor, currency,
       reason, note, actor, state, settlement, drafted_at, changed_at)
     VALUES (@id, @account, 'refund', @chain, 'A1', '', 1, 'EUR', @reason, '', @actor, @state, @settlement, 0, 0)`,
  );
  const insertAttempt = database.prepare(
    `INSERT INTO attempts (attempt_id, operation_id, number, url, parameters, transaction_id)
     VALUES (@attemptId, @operationId, 1, '', '{}', @transactionId)`,
  );
  const mark = database.prepare(
    'UPDATE transactions SET extra_data = @attemptId WHERE account_id = @account AND transaction_id = @made',
  );
  database.transaction(() => {
    database.exec(
      'DELETE FROM transactions; DELETE FROM attempts; DELETE FROM operations; DELETE FROM trigram_counts; DELETE FROM upkeep',
    );
    const sorted = rows.toSorted((one, other) => one.second - other.second);
    for (const [index, { second, minor, left, leftMore, ...row }] of sorted.entries()) {
      const id = `A${index}`;
      const searched = fold(`${id} ${row.order} ${row.client} ${row.email} ${row.name}`);
      const position = BigInt(positionAt(begin + second) + index);
      const leftOver = { left: BigInt(left), leftAtMost: BigInt(left + leftMore) };
      const numbers = { minor: BigInt(minor), ...leftOver, at: BigInt(begin + second) * 1000n };
      insertRow.run({ ...row, ...numbers, id, position, searched });
    }
    for (const [index, { made, knownBy, ...operation }] of operations.entries()) {
      const settlement = knownBy === 'settlement' ? JSON.stringify({ transactionId: made }) : null;
      insertOperation.run({ ...operation, settlement, id: `O${index}` });
      const attemptId = `O${index}-1`;
      insertAttempt.run({ attemptId, operationId: `O${index}`, transactionId: knownBy === 'answer' ? made : null });
      if (knownBy === 'extraData') mark.run({ attemptId, account: operation.account, made });
    }
  })();
  return {
    rows: searchTransactions(database, { text: '', amounts: [], after: null, limit: 200 }).rows,
    operations: operations.map(({ account, chain, made, knownBy, ...rest }, index) => ({
      ...rest,
      operationId: `O${index}`,
      accountId: account,
      chainId: chain,
      attempts: [attempt({ attemptId: `O${index}-1`, transactionId: knownBy === 'answer' ? made : null })],
      settlement: knownBy === 'settlement' ? { ...settled, transactionId: made } : null,
    })),
  };
}
