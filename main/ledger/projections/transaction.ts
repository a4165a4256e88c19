import type { FactSource, OperationType, Status } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { inferReferences } from './infer-reference.ts';
import { joinPlan } from './plan.ts';
import { nextPosition } from './position.ts';

/** What is known of a transaction from one source; amounts in minor units, times in milliseconds UTC. */
export interface KnownTransaction {
  readonly accountId: string;
  readonly transactionId: string;
  readonly referenceId: string | null;
  readonly operation: OperationType;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly execcode: string;
  /** `refused` for an exported 5xxx: the row is the gateway's last word, nothing moved (rules.md B16). */
  readonly status: Status;
  readonly voidedBy: string | null;
  readonly card: string;
  readonly client: string;
  readonly clientEmail: string;
  readonly clientName: string;
  /** Its place in an n-times plan, such as `2-3`; empty outside one. */
  readonly schedule: string;
  readonly alias: string;
  readonly authenticated: boolean;
  readonly extraData: string;
  readonly source: FactSource;
  readonly chargedBack: boolean;
  readonly directDebit: boolean;
  readonly captureDay: string;
  readonly happenedAt: number;
  readonly knownAt: number;
}

/**
 * Adds what a source knows. The key is (account, TRANSACTIONID): a second source of the same transaction
 * completes the row and never doubles it. The row's place in the list stays where it was first put.
 */
export function recordTransaction(database: WritableDatabase, known: KnownTransaction): void {
  const referenceId = known.referenceId ?? findReference(database, known);
  const rootId = referenceId === null ? known.transactionId : rootOf(database, known.accountId, referenceId);
  database
    .prepare(
      `INSERT INTO transactions
         (position, account_id, transaction_id, root_id, reference_id, operation, order_id, amount_minor, currency,
          execcode, status, voided_by, card, client, client_email, client_name, search_text,
          happened_at, known_at, known_from, schedule, alias, authenticated, extra_data,
          charged_back, direct_debit, capture_day)
       VALUES
         (@position, @accountId, @transactionId, @rootId, @referenceId, @operation, @orderId, @amountMinor, @currency,
          @execcode, @status, @voidedBy, @card, @client, @clientEmail, @clientName,
          fold(@transactionId || ' ' || @orderId || ' ' || @client || ' ' || @clientEmail || ' ' || @clientName),
          @happenedAt, @knownAt, @source, @schedule, @alias, @authenticated, @extraData,
          @chargedBack, @directDebit, @captureDay)
       ON CONFLICT (account_id, transaction_id) DO UPDATE SET
         root_id = excluded.root_id,
         reference_id = coalesce(excluded.reference_id, reference_id),
         reference_inferred = CASE WHEN excluded.reference_id IS NULL THEN reference_inferred ELSE 0 END,
         order_id = excluded.order_id,
         amount_minor = excluded.amount_minor,
         execcode = CASE WHEN ${stands} THEN execcode ELSE excluded.execcode END,
         status = CASE WHEN ${stands} THEN status ELSE excluded.status END,
         voided_by = ${newer('voided_by')},
         card = CASE WHEN length(excluded.card) < length(card) THEN card ELSE excluded.card END,
         client = ${newer('client')},
         client_email = ${newer('client_email')},
         client_name = ${newer('client_name')},
         search_text = fold(transaction_id || ' ' || excluded.order_id || ' ' || ${newer('client')}
           || ' ' || ${newer('client_email')} || ' ' || ${newer('client_name')}),
         schedule = ${newer('schedule')},
         alias = ${newer('alias')},
         authenticated = max(excluded.authenticated, authenticated),
         extra_data = ${newer('extra_data')},
         charged_back = max(excluded.charged_back, charged_back),
         direct_debit = max(excluded.direct_debit, direct_debit),
         capture_day = ${newer('capture_day')},
         happened_at = ${earlier},
         known_at = excluded.known_at,
         known_from = CASE WHEN ${stands} THEN known_from ELSE excluded.known_from END`,
    )
    .run({
      ...known,
      authenticated: known.authenticated ? 1 : 0,
      chargedBack: known.chargedBack ? 1 : 0,
      directDebit: known.directDebit ? 1 : 0,
      rootId,
      position: nextPosition(database, known.happenedAt),
    });
  adoptOrphans(database, known.accountId, known.transactionId, rootId);
  if (known.schedule !== '') joinPlan(database, known);
  if (known.operation === 'void' && referenceId !== null && known.status === 'succeeded') {
    markVoided(database, known.accountId, referenceId, known.transactionId);
  }
  inferReferences(database, known);
}

/** What the newer source says, or what was known before when it says nothing. */
function newer(column: string): string {
  return `coalesce(nullif(excluded.${column}, ''), ${column})`;
}

/**
 * Whether the outcome stays as it is. A late or repeated report never takes a final one back. Notifications bear no time
 * and come in any order: one of them moves a row forward only, whatever was known before.
 */
const stands = `(
  (status IN ('succeeded', 'refused') AND excluded.status IN ('waiting', 'unknown'))
  OR (excluded.known_from = 'notification'
    AND (${progress('status')}, execcode) >= (${progress('excluded.status')}, excluded.execcode))
)`;

function progress(status: string): string {
  return `CASE ${status} WHEN 'succeeded' THEN 3 WHEN 'refused' THEN 2 WHEN 'unknown' THEN 1 ELSE 0 END`;
}

/** A notification does not say when, only that it was before it came; others know. */
const earlier = `CASE WHEN 'notification' IN (known_from, excluded.known_from)
  THEN min(happened_at, excluded.happened_at) ELSE happened_at END`;

/** What the row refers to, as far as it is known from before: not every source says. */
function findReference(
  database: WritableDatabase,
  { accountId, transactionId }: Pick<KnownTransaction, 'accountId' | 'transactionId'>,
): string | null {
  const present = database
    .prepare<[string, string], string | null>(
      'SELECT reference_id FROM transactions WHERE account_id = ? AND transaction_id = ?',
    )
    .pluck()
    .get(accountId, transactionId);
  return present ?? null;
}

/** A reference that has not come in yet stands for its own chain until it does. */
function rootOf(database: WritableDatabase, accountId: string, referenceId: string): string {
  const root = database
    .prepare<[string, string], string>('SELECT root_id FROM transactions WHERE account_id = ? AND transaction_id = ?')
    .pluck()
    .get(accountId, referenceId);
  return root ?? referenceId;
}

/**
 * Rows and operations that came before the transaction they refer to join its chain. Two chains that turn out to
 * be one may each have an operation in flight: then the later one keeps its old chain until it is settled.
 */
function adoptOrphans(database: WritableDatabase, accountId: string, transactionId: string, rootId: string): void {
  if (rootId === transactionId) return;
  database
    .prepare('UPDATE transactions SET root_id = ? WHERE account_id = ? AND root_id = ?')
    .run(rootId, accountId, transactionId);
  database
    .prepare('UPDATE OR IGNORE operations SET chain_id = ? WHERE account_id = ? AND chain_id = ?')
    .run(rootId, accountId, transactionId);
}

function markVoided(database: WritableDatabase, accountId: string, transactionId: string, voidedBy: string): void {
  database
    .prepare('UPDATE transactions SET voided_by = ? WHERE account_id = ? AND transaction_id = ?')
    .run(voidedBy, accountId, transactionId);
}
