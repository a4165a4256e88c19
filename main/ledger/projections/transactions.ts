import { soughtFurther } from '../../domain/further-texts.ts';
import type { Transaction } from '../../domain/transaction.ts';
import { fold } from '../database/fold.ts';
import { runWithRows } from '../database/handed-rows.ts';
import type { WritableDatabase } from '../database/open.ts';
import { closeGap, homeOf, isTaken, makeRoom, moveTo } from './position.ts';

/**
 * Writes transactions that were not known before, each at its place in the list. One statement writes all that nobody is in
 * the way of, in the order of the list: the search indexes then add one segment for all, and not one for each.
 */
export function insertTransactions(database: WritableDatabase, rows: readonly Transaction[]): void {
  const free = new Map<number, Transaction>();
  const crowded: Transaction[] = [];
  for (const row of rows) {
    const home = homeOf(row);
    if (free.has(home) || isTaken(database, home)) crowded.push(row);
    else free.set(home, row);
  }
  const inOrder = [...free].toSorted(([one], [other]) => one - other);
  insertAll(
    database,
    inOrder.map(([position, row]) => ({ position, ...columnsOf(row) })),
  );
  for (const row of crowded) insertAll(database, [{ position: makeRoom(database, row), ...columnsOf(row) }]);
}

function insertAll(database: WritableDatabase, rows: readonly (Columns & { readonly position: number })[]): void {
  if (rows.length === 0) return;
  const handed = rows.map((row) => newRows.columns.map((name) => row[name]));
  runWithRows(database, newRows, insert, handed);
}

/** Writes what further facts made of a transaction; one that happened at another time moves to its place. */
export function updateTransaction(database: WritableDatabase, before: Transaction, row: Transaction): void {
  if (Math.floor(before.happenedAt / 1000) !== Math.floor(row.happenedAt / 1000)) move(database, row);
  const [old, now] = [columnsOf(before), columnsOf(row)];
  const { knownAt, toldAt, outcomeAt, accountId, transactionId } = now;
  // Most of what an export tells is known: then nothing but its times is new, and no index has to follow.
  if (JSON.stringify({ ...old, knownAt, toldAt, outcomeAt }) === JSON.stringify(now)) {
    database.prepare(updateTimes).run({ knownAt, toldAt, outcomeAt, accountId, transactionId });
  } else {
    database.prepare(update).run(now);
  }
}

function move(database: WritableDatabase, row: Transaction): void {
  const from = database
    .prepare<[string, string], number>('SELECT position FROM transactions WHERE account_id = ? AND transaction_id = ?')
    .pluck()
    .get(row.accountId, row.transactionId);
  if (from === undefined) throw new Error(`Transaction ${row.transactionId} is not in the ledger.`);
  moveTo(database, from, -homeOf(row));
  closeGap(database, from);
  moveTo(database, -homeOf(row), makeRoom(database, row));
}

/** Writes what follows for a row from its neighbours. */
export function saveRelations(database: WritableDatabase, row: Transaction): void {
  const { accountId, transactionId, rootId, referenceId, referenceInferred, voidedBy, scheduleId } = row;
  database.prepare(updateRelations).run({
    accountId,
    transactionId,
    rootId,
    referenceId,
    referenceInferred: referenceInferred ? 1 : 0,
    voidedBy,
    scheduleId,
    ...row.amount,
    currencyKnown: row.currencyKnown ? 1 : 0,
  });
}

/** The text that is sought, as it is indexed. */
function searchTextOf({ transactionId, orderId, client, clientEmail, clientName, further }: Transaction): string {
  const sought = soughtFurther.flatMap((name) => further[name] ?? []);
  return fold([transactionId, orderId, client, clientEmail, clientName, ...sought].join(' '));
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(row: Transaction) {
  const { amount, told, rootId, referenceId, voidedBy, scheduleId, stands, ...rest } = row;
  return {
    ...rest,
    rootId,
    referenceId,
    voidedBy,
    scheduleId,
    amountMinor: amount.minor,
    currency: amount.currency,
    currencyTold: row.currencyTold ? 1 : 0,
    currencyKnown: row.currencyKnown ? 1 : 0,
    inMajorUnits: row.inMajorUnits ? 1 : 0,
    toldMinor: told.amount.minor,
    toldCurrency: told.amount.currency,
    referenceInferred: row.referenceInferred ? 1 : 0,
    authenticated: row.authenticated ? 1 : 0,
    chargedBack: row.chargedBack ? 1 : 0,
    timeKnown: row.timeKnown ? 1 : 0,
    searchText: searchTextOf(row),
    toldReferenceId: told.referenceId,
    toldVoidedBy: told.voidedBy,
    toldFrom: told.from,
    toldAt: told.at,
    outcomeAt: told.outcomeAt,
    toldOthers: Object.keys(told.others).length === 0 ? null : JSON.stringify(told.others),
    notWhole: row.notWhole.length === 0 ? null : JSON.stringify(row.notWhole),
    further: Object.keys(row.further).length === 0 ? null : JSON.stringify(row.further),
    standing: stands.standing,
    leftMinor: stands.left,
    leftAtMost: stands.leftAtMost,
    leftCurrency: stands.currency,
  };
}

/** A new row as it is handed to {@link insert}. */
const newRows = {
  name: 'new_transactions',
  columns: [
    'position',
    'accountId',
    'transactionId',
    'rootId',
    'referenceId',
    'referenceInferred',
    'operation',
    'orderId',
    'amountMinor',
    'currency',
    'execcode',
    'status',
    'voidedBy',
    'card',
    'client',
    'clientEmail',
    'clientName',
    'searchText',
    'happenedAt',
    'knownAt',
    'knownFrom',
    'schedule',
    'scheduleId',
    'alias',
    'authenticated',
    'extraData',
    'chargedBack',
    'method',
    'debitDay',
    'timeKnown',
    'captureDay',
    'toldReferenceId',
    'toldVoidedBy',
    'toldFrom',
    'toldAt',
    'outcomeAt',
    'toldOthers',
    'notWhole',
    'currencyTold',
    'currencyKnown',
    'inMajorUnits',
    'toldMinor',
    'toldCurrency',
    'standing',
    'leftMinor',
    'leftAtMost',
    'leftCurrency',
    'further',
  ],
} as const;

const insert = `
  INSERT INTO transactions
    (position, account_id, transaction_id, root_id, reference_id, reference_inferred, operation, order_id, amount_minor,
     currency, execcode, status, voided_by, card, client, client_email, client_name, search_text,
     happened_at, known_at, known_from, schedule, schedule_id, alias, authenticated, extra_data,
     charged_back, method, debit_day, time_known, capture_day, told_reference_id, told_voided_by, told_from, told_at, outcome_at,
     told_others, not_whole, currency_told, currency_known, in_major_units, told_minor, told_currency,
     standing, left_minor, left_at_most, left_currency, further)
  SELECT
    position, accountId, transactionId, rootId, referenceId, referenceInferred, operation, orderId, amountMinor,
    currency, execcode, status, voidedBy, card, client, clientEmail, clientName, searchText, happenedAt, knownAt,
    knownFrom, schedule, scheduleId, alias, authenticated, extraData, chargedBack, method, debitDay, timeKnown,
    captureDay, toldReferenceId, toldVoidedBy, toldFrom, toldAt, outcomeAt, toldOthers, notWhole, currencyTold,
    currencyKnown, inMajorUnits, toldMinor, toldCurrency, standing, leftMinor, leftAtMost, leftCurrency, further
  FROM new_transactions
`;

const update = `
  UPDATE transactions SET
    root_id = @rootId, reference_id = @referenceId, reference_inferred = @referenceInferred, operation = @operation,
    order_id = @orderId, amount_minor = @amountMinor, currency = @currency, execcode = @execcode, status = @status,
    voided_by = @voidedBy, card = @card, client = @client, client_email = @clientEmail, client_name = @clientName,
    search_text = @searchText, happened_at = @happenedAt, known_at = @knownAt, known_from = @knownFrom,
    schedule = @schedule, schedule_id = @scheduleId, alias = @alias, authenticated = @authenticated,
    extra_data = @extraData, charged_back = @chargedBack, method = @method,
    debit_day = @debitDay, time_known = @timeKnown, capture_day = @captureDay,
    told_reference_id = @toldReferenceId, told_voided_by = @toldVoidedBy, told_from = @toldFrom, told_at = @toldAt,
    outcome_at = @outcomeAt, told_others = @toldOthers, not_whole = @notWhole,
    currency_told = @currencyTold, currency_known = @currencyKnown, in_major_units = @inMajorUnits,
    told_minor = @toldMinor, told_currency = @toldCurrency, further = @further
  WHERE account_id = @accountId AND transaction_id = @transactionId
`;

const updateTimes = `
  UPDATE transactions SET known_at = @knownAt, told_at = @toldAt, outcome_at = @outcomeAt
  WHERE account_id = @accountId AND transaction_id = @transactionId
`;

const updateRelations = `
  UPDATE transactions SET
    root_id = @rootId, reference_id = @referenceId, reference_inferred = @referenceInferred, voided_by = @voidedBy,
    schedule_id = @scheduleId, amount_minor = @minor, currency = @currency, currency_known = @currencyKnown
  WHERE account_id = @accountId AND transaction_id = @transactionId
`;
