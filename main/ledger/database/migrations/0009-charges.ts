import type { Migration } from './migration.ts';

/**
 * Charges: operations that begin a chain. They hold account and ORDERID while they are open, pending ones as well, since a second
 * payment would be made beside the first; what is refused by the decision is refused by the index, whatever was decided.
 */
const journal = `
  ALTER TABLE operations ADD COLUMN agreement TEXT NOT NULL DEFAULT '';
  CREATE UNIQUE INDEX one_open_charge_per_order ON operations (account_id, chain_id)
    WHERE operation IN ('payment', 'authorization') AND state IN ('confirmed', 'sending', 'unknown', 'pending');
  CREATE INDEX open_charges ON operations (account_id, operation_id)
    WHERE operation IN ('payment', 'authorization') AND state IN ('confirmed', 'sending', 'unknown', 'pending');
`;

/** A client's page goes by who they are, a charge by its alias; refused instalments are few, and are asked for by customer. */
const customers = `
  CREATE INDEX transactions_by_client ON transactions (client, account_id) WHERE client <> '';
  CREATE INDEX transactions_by_email ON transactions (client_email, account_id) WHERE client_email <> '';
  CREATE INDEX transactions_by_alias ON transactions (account_id, alias, happened_at) WHERE alias <> '';
  CREATE INDEX transactions_refused_in_plans ON transactions (account_id, client, happened_at)
    WHERE schedule <> '' AND status = 'refused';
`;

export const charges: Migration = {
  version: 9,
  title: 'charges',
  up: (database) => {
    database.exec(journal);
    database.exec(customers);
  },
};
