import type { OperationType, TransactionStatus } from '../../domain/kinds.ts';
import type { RowStanding, Standing } from '../../domain/standing.ts';
import type { WritableDatabase } from '../database/open.ts';

/** What of a row tells whether its chain is to be read: all rows of many chains are looked at in one question. */
export interface Glance {
  readonly rootId: string;
  readonly transactionId: string;
  readonly orderId: string;
  readonly status: TransactionStatus;
  readonly voidedBy: string | null;
  readonly chargedBack: 0 | 1;
  readonly operation: OperationType;
  readonly minor: number;
  readonly currency: string;
  readonly standing: Standing;
  readonly left: number;
  readonly leftAtMost: number;
  readonly leftCurrency: string;
  /** Whether this desk did anything on its chain, or alone tells that it began one. */
  readonly hasOperations: 0 | 1;
  /** Whether an edit of its order named no reference. */
  readonly hasEdits: 0 | 1;
  /** Whether two told something of it otherwise (main/domain/disputed.ts). */
  readonly isDisputed: 0 | 1;
}

export function lookAt(database: WritableDatabase, accountId: string, roots: ReadonlySet<string>): Glance[] {
  return database.prepare<object, Glance>(glances).all({ accountId, roots: JSON.stringify([...roots]) });
}

export function standingOf({ standing, left, leftAtMost, leftCurrency }: Glance): RowStanding {
  return { standing, left, leftAtMost, currency: leftCurrency };
}

/** The condition of the index `transactions_without_reference` stands there word for word. */
const glances = `
  SELECT t.root_id AS rootId, t.transaction_id AS transactionId, t.order_id AS orderId, t.status,
    t.voided_by AS voidedBy, t.charged_back AS chargedBack, t.operation, t.amount_minor AS minor, t.currency, t.standing,
    t.left_minor AS left, t.left_at_most AS leftAtMost, t.left_currency AS leftCurrency,
    (t.told_from = 'desk' AND t.operation IN ('payment', 'authorization'))
      OR EXISTS (SELECT 1 FROM operations o WHERE o.account_id = t.account_id AND o.chain_id = t.root_id) AS hasOperations,
    EXISTS (
      SELECT 1 FROM transactions o INDEXED BY transactions_without_reference
      WHERE o.account_id = t.account_id AND o.order_id = t.order_id
        AND o.operation IN ('capture', 'void', 'refund') AND o.told_reference_id IS NULL) AS hasEdits,
    coalesce(instr(t.told_others, '"isDisputed":true') > 0, 0) AS isDisputed
  FROM json_each(@roots) j CROSS JOIN transactions t
  WHERE t.account_id = @accountId AND t.root_id = j.value
`;
