import type { OperationType, Status } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
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
  readonly happenedAt: number;
  readonly knownAt: number;
}

/**
 * Adds what a source knows. The key is (account, TRANSACTIONID): a second source of the same transaction
 * completes the row and never doubles it. The row's place in the list stays where it was first put.
 */
export function recordTransaction(database: WritableDatabase, known: KnownTransaction): void {
  const rootId =
    known.referenceId === null ? known.transactionId : rootOf(database, known.accountId, known.referenceId);
  database
    .prepare(
      `INSERT INTO transactions
         (position, account_id, transaction_id, root_id, reference_id, operation, order_id, amount_minor, currency,
          execcode, status, voided_by, card, client, client_email, client_name, search_text, happened_at, known_at, schedule, alias, authenticated)
       VALUES
         (@position, @accountId, @transactionId, @rootId, @referenceId, @operation, @orderId, @amountMinor, @currency,
          @execcode, @status, @voidedBy, @card, @client, @clientEmail, @clientName,
          fold(@transactionId || ' ' || @orderId || ' ' || @client || ' ' || @clientEmail || ' ' || @clientName),
          @happenedAt, @knownAt, @schedule, @alias, @authenticated)
       ON CONFLICT (account_id, transaction_id) DO UPDATE SET
         root_id = CASE WHEN excluded.reference_id IS NULL THEN root_id ELSE excluded.root_id END,
         reference_id = coalesce(excluded.reference_id, reference_id),
         order_id = excluded.order_id,
         amount_minor = excluded.amount_minor,
         execcode = CASE WHEN ${isFinal} THEN execcode ELSE excluded.execcode END,
         status = CASE WHEN ${isFinal} THEN status ELSE excluded.status END,
         voided_by = ${newer('voided_by')},
         card = ${newer('card')},
         client = ${newer('client')},
         client_email = ${newer('client_email')},
         client_name = ${newer('client_name')},
         search_text = fold(transaction_id || ' ' || excluded.order_id || ' ' || ${newer('client')}
           || ' ' || ${newer('client_email')} || ' ' || ${newer('client_name')}),
         schedule = ${newer('schedule')},
         alias = ${newer('alias')},
         authenticated = max(excluded.authenticated, authenticated),
         known_at = excluded.known_at`,
    )
    .run({
      ...known,
      authenticated: known.authenticated ? 1 : 0,
      rootId,
      position: nextPosition(database, known.happenedAt),
    });
  adoptOrphans(database, known.accountId, known.transactionId, rootId);
  if (known.schedule !== '') joinPlan(database, known);
  if (known.operation === 'void' && known.referenceId !== null && known.status === 'succeeded') {
    markVoided(database, known.accountId, known.referenceId, known.transactionId);
  }
}

/** What the newer source says, or what was known before when it says nothing. */
function newer(column: string): string {
  return `coalesce(nullif(excluded.${column}, ''), ${column})`;
}

/** A late or repeated report never takes a final outcome back. */
const isFinal = `status IN ('succeeded', 'refused') AND excluded.status IN ('waiting', 'unknown')`;

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
