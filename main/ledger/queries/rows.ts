import type { FactSource, OperationType, PaymentMethod, TransactionStatus } from '../../domain/kinds.ts';
import type { Standing } from '../../domain/standing.ts';
import type { Told, Transaction } from '../../domain/transaction.ts';

/** The columns of a transaction, to be put after SELECT. */
export const transactionColumns = `
  t.position, t.account_id AS accountId, t.transaction_id AS transactionId, t.root_id AS rootId,
  t.reference_id AS referenceId, t.reference_inferred AS referenceInferred, t.operation, t.order_id AS orderId,
  t.client, t.client_email AS clientEmail, t.client_name AS clientName, t.amount_minor AS minor, t.currency, t.status,
  t.execcode, t.happened_at AS happenedAt, t.known_at AS knownAt, t.known_from AS knownFrom, t.card,
  t.voided_by AS voidedBy, t.schedule, t.schedule_id AS scheduleId, t.alias, t.authenticated, t.extra_data AS extraData,
  t.charged_back AS chargedBack, t.method, t.debit_day AS debitDay, t.time_known AS timeKnown, t.capture_day AS captureDay,
  t.currency_told AS currencyTold, t.currency_known AS currencyKnown, t.in_major_units AS inMajorUnits,
  t.told_minor AS toldMinor, t.told_currency AS toldCurrency,
  t.told_reference_id AS toldReferenceId, t.told_voided_by AS toldVoidedBy, t.told_from AS toldFrom, t.told_at AS toldAt,
  t.outcome_at AS outcomeAt, t.told_others AS toldOthers, t.not_whole AS notWhole,
  t.standing, t.left_minor AS leftMinor, t.left_at_most AS leftAtMost, t.left_currency AS leftCurrency, t.further
`;

/** A row as SQLite gives it, which has no truth values. */
export interface StoredTransaction {
  readonly position: number;
  readonly accountId: string;
  readonly transactionId: string;
  readonly rootId: string;
  readonly referenceId: string | null;
  readonly referenceInferred: 0 | 1;
  readonly operation: OperationType;
  readonly orderId: string;
  readonly client: string;
  readonly clientEmail: string;
  readonly clientName: string;
  readonly minor: number;
  readonly currency: string;
  readonly currencyTold: 0 | 1;
  readonly currencyKnown: 0 | 1;
  readonly inMajorUnits: 0 | 1;
  readonly toldMinor: number;
  readonly toldCurrency: string;
  readonly status: TransactionStatus;
  readonly execcode: string;
  readonly happenedAt: number;
  readonly knownAt: number;
  readonly knownFrom: FactSource;
  readonly card: string;
  readonly voidedBy: string | null;
  readonly schedule: string;
  readonly scheduleId: string | null;
  readonly alias: string;
  readonly authenticated: 0 | 1;
  readonly extraData: string;
  readonly chargedBack: 0 | 1;
  readonly method: PaymentMethod;
  readonly debitDay: string;
  readonly timeKnown: 0 | 1;
  readonly captureDay: string;
  readonly toldReferenceId: string | null;
  readonly toldVoidedBy: string | null;
  readonly toldFrom: FactSource;
  readonly toldAt: number;
  readonly outcomeAt: number;
  /** JSON; null for none. */
  readonly toldOthers: string | null;
  readonly notWhole: string | null;
  readonly standing: Standing;
  readonly leftMinor: number;
  readonly leftAtMost: number;
  readonly leftCurrency: string;
  /** JSON; null for none. */
  readonly further: string | null;
}

export function toTransaction(stored: StoredTransaction): Transaction {
  const { position: _position, minor, currency, toldReferenceId, toldVoidedBy, toldFrom, toldAt, ...rest } = stored;
  const { outcomeAt, toldOthers, notWhole, toldMinor, toldCurrency, ...others } = rest;
  const { standing, leftMinor, leftAtMost, leftCurrency, ...row } = others;
  const told = {
    amount: { minor: toldMinor, currency: toldCurrency },
    referenceId: toldReferenceId,
    voidedBy: toldVoidedBy,
  };
  const tellers: Told['others'] = toldOthers === null ? {} : JSON.parse(toldOthers);
  return {
    ...row,
    amount: { minor, currency },
    currencyTold: row.currencyTold === 1,
    currencyKnown: row.currencyKnown === 1,
    inMajorUnits: row.inMajorUnits === 1,
    referenceInferred: row.referenceInferred === 1,
    authenticated: row.authenticated === 1,
    chargedBack: row.chargedBack === 1,
    timeKnown: row.timeKnown === 1,
    notWhole: notWhole === null ? [] : JSON.parse(notWhole),
    further: row.further === null ? {} : JSON.parse(row.further),
    told: { ...told, from: toldFrom, at: toldAt, outcomeAt, others: tellers },
    stands: { standing, left: leftMinor, leftAtMost, currency: leftCurrency },
  };
}
