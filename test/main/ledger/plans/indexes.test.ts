import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { openUsedLedger } from './used-ledger.ts';

/** Every index of the product's own making, and whether a predicate keeps it small. */
const indexes: Readonly<Record<string, 'whole' | 'partial'>> = {
  arrivals_by_desk: 'whole',
  attempts_by_transaction: 'partial',
  chains_without_currency: 'partial',
  colleague_rows_by_import: 'whole',
  colleagues_operations: 'partial',
  import_files_by_line: 'partial',
  looks_by_operation: 'whole',
  notifications_by_time: 'whole',
  observations_by_import: 'whole',
  observations_by_sequence: 'whole',
  one_in_flight_per_chain: 'partial',
  one_open_charge_per_order: 'partial',
  open_charges: 'partial',
  operations_by_actor: 'partial',
  operations_by_chain: 'whole',
  operations_by_change: 'partial',
  operations_by_reason: 'partial',
  operations_by_settled: 'partial',
  operations_by_state: 'whole',
  operations_of_credits: 'partial',
  operations_open: 'partial',
  operations_provable: 'partial',
  order_notes_by_order: 'whole',
  own_plans: 'partial',
  people_by_body: 'partial',
  refused_notifications_by_sender: 'whole',
  team_chains_by_move: 'whole',
  transactions_by_alias: 'partial',
  transactions_by_amount: 'whole',
  transactions_by_client: 'partial',
  transactions_by_code: 'partial',
  transactions_by_email: 'partial',
  transactions_by_extra_data: 'partial',
  transactions_by_id: 'whole',
  transactions_by_first_six: 'partial',
  transactions_by_last_four: 'partial',
  transactions_by_order: 'whole',
  transactions_by_place_in_plan: 'partial',
  transactions_by_root: 'whole',
  transactions_by_schedule: 'partial',
  transactions_by_standing: 'partial',
  transactions_by_told_void: 'partial',
  transactions_by_undone: 'partial',
  transactions_refused_in_plans: 'partial',
  transactions_without_currency: 'partial',
  transactions_without_reference: 'partial',
  unfinished_import_files: 'partial',
  unread_rows_by_order: 'partial',
  unread_rows_by_reference: 'partial',
  unread_rows_by_transaction: 'partial',
};

/** Promises, and no way to find anything: two operations in flight on one chain, or charges of one order, cannot be written. */
const promises: readonly string[] = ['one_in_flight_per_chain', 'one_open_charge_per_order'];

const { prepare, statements } = openUsedLedger();

const plans = [...statements].flatMap((sql) =>
  /^(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(sql) ? explain({ prepare }, sql) : [],
);

describe('the indexes of a ledger', () => {
  it('are these, and those that are partial have their predicate', () => {
    const found = prepare<[], { readonly name: string; readonly partial: 0 | 1 }>(
      `SELECT i.name, i.partial FROM sqlite_schema t JOIN pragma_index_list(t.name) i
       WHERE t.type = 'table' AND i.origin = 'c' ORDER BY i.name`,
    ).all();
    expect(Object.fromEntries(found.map(({ name, partial }) => [name, partial ? 'partial' : 'whole']))).toEqual(
      indexes,
    );
  });

  it.each(Object.keys(indexes).filter((name) => !promises.includes(name)))(
    '%s is how a statement finds its rows',
    (name) => {
      const users = plans.filter((step) => new RegExp(`USING (COVERING )?INDEX ${name}\\b`).test(step));
      expect(users).not.toEqual([]);
    },
  );
});
