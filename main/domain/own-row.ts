import { planToday, readAmounts } from '../../protocol/plan/index.ts';
import { carriesId } from './extra-data.ts';
import { beginsChain, isCharge } from './kinds.ts';
import { type Amendment, mergeFact } from './merge-fact.ts';
import type { Operation } from './operation.ts';
import type { Fact, Transaction } from './transaction.ts';
import { isByOperation } from './whose-word.ts';

/** What has to be the same for a row to be what an operation made. */
type Made = Pick<Operation, 'accountId' | 'operation' | 'amount' | 'referenceId' | 'orderId' | 'attempts'>;

/**
 * Whether a row can be what an operation made: one of another kind, amount, currency or reference is something else's, whatever
 * id it bears or is named by. A void and a stop send no amount; what begins a chain edits nothing, and has an order of its own;
 * what was charged to an alias is no row of another one.
 */
export function couldBeMadeBy(row: Transaction, made: Made): boolean {
  const { accountId, operation, amount, referenceId, orderId } = made;
  if (row.accountId !== accountId || row.operation !== operation) return false;
  if (beginsChain(operation) ? row.orderId !== '' && row.orderId !== orderId : !refersTo(row, referenceId))
    return false;
  if (isCharge(operation) && !(isOfAlias(row, made) && isFirstOfPlan(row, made))) return false;
  if (operation === 'void' || operation === 'stopntimes') return true;
  return row.amount.minor === amount.minor && (row.amount.currency === amount.currency || mayBeInAnother(row, made));
}

/**
 * What is sent has no currency, and may be thought to have another than a source tells of it later: one that nobody told follows from
 * other rows, and where a row says by name what it is of, its currency says nothing against that.
 */
function mayBeInAnother({ currencyTold, told, extraData }: Transaction, { referenceId, attempts }: Made): boolean {
  const isOfReference = referenceId !== null && told.referenceId === referenceId;
  return !currencyTold || isOfReference || attempts.some(({ attemptId }) => carriesId(extraData, attemptId));
}

/** A source may leave the alias out, and so may a request from which a person was erased. */
function isOfAlias({ alias }: Transaction, { attempts }: Made): boolean {
  return alias === '' || attempts.every(({ parameters }) => (parameters['ALIAS'] ?? alias) === alias);
}

/**
 * Of a plan the desk makes the first instalment alone. The gateway makes the others, on later days of UTC, and they bear the mark of
 * the first (rules.md G43): a later one that is refused says nothing of what was sent.
 */
function isFirstOfPlan({ schedule, happenedAt }: Transaction, { attempts }: Made): boolean {
  const first = readAmounts(attempts.at(-1)?.parameters ?? {})[0];
  if (!first || schedule.startsWith('1-')) return true;
  return schedule === '' && planToday(happenedAt) <= first.day;
}

/** What a source told of it; what was inferred may be wrong. */
function refersTo({ told }: Transaction, referenceId: string | null): boolean {
  return told.referenceId === null || told.referenceId === referenceId;
}

/** Whether a transaction is what an operation of this desk made: it bears its id, or is named as its result. */
export function isMadeBy(row: Transaction, operation: Operation): boolean {
  if (!couldBeMadeBy(row, operation)) return false;
  if (operation.settlement?.transactionId === row.transactionId) return true;
  return operation.attempts.some(
    ({ transactionId, attemptId }) => transactionId === row.transactionId || carriesId(row.extraData, attemptId),
  );
}

/**
 * What an operation was sent with, of a row of an attempt's id; undefined where it is not what that operation made. Without its
 * reference an own edit would be read as anybody's, which may have undone or used something else of its order; the day of a capture is
 * told by nobody. It is the same whatever the source leaves out.
 */
export function findOwnWord(told: Fact, operation: Operation | undefined): Amendment | undefined {
  if (!operation || !isOfOrder(told, operation) || !couldBeMadeBy(mergeFact(undefined, told), operation))
    return undefined;
  if (!beginsChain(operation.operation)) return { referenceId: operation.referenceId };
  const captureDay = captureDayOf(operation);
  return captureDay === '' ? undefined : { captureDay };
}

/** A row of an attempt's id with what its source leaves out. */
export function nameOwn(told: Fact, operation: Operation | undefined): Fact {
  const { referenceId = null, captureDay = '' } = findOwnWord(told, operation) ?? {};
  const isTold =
    (told.referenceId ?? referenceId) === told.referenceId && (told.captureDay || captureDay) === told.captureDay;
  return isTold
    ? told
    : { ...told, referenceId: told.referenceId ?? referenceId, captureDay: told.captureDay || captureDay };
}

/** The day on which the gateway was asked to capture by itself, `YYYY-MM-DD`; empty for none (S3:39). */
export function captureDayOf({ attempts }: Pick<Operation, 'attempts'>): string {
  return attempts.at(-1)?.parameters['CAPTUREDATE'] ?? '';
}

/**
 * Whether a source tells that a TRANSACTIONID which an answer named is somebody else's: what it tells cannot be what the
 * operation did. Until then nobody knows of the row but by that answer; from then on the answer tells nothing of it.
 * A success goes on counting as spent without a row; a refusal is taken back (decide/take-back.ts).
 */
export function isDisowned(known: Transaction, told: Fact, operation: Operation): boolean {
  if (!isOurWordAlone(known) || told.knownFrom === 'desk') return false;
  return isToldAsAnothers(mergeFact(undefined, told), operation);
}

/** Whether what sources tell of a row is nothing that an operation can have done. */
export function isToldAsAnothers(row: Transaction, operation: Operation): boolean {
  const isAnotherVoid = row.operation === 'void' && undoesAnother(row, operation);
  return isAnotherVoid || !isOfOrder(row, operation) || !couldBeMadeBy(row, operation);
}

/** A void is of the whole of what it undoes (rules.md E36): one of another sum undid something else, unless it bears our mark. */
function undoesAnother({ amount, currencyTold, inMajorUnits, extraData }: Transaction, operation: Operation): boolean {
  const isComparable = amount.minor > 0 && amount.currency === operation.amount.currency;
  if (!isComparable || (inMajorUnits && !currencyTold)) return false;
  if (operation.attempts.some(({ attemptId }) => carriesId(extraData, attemptId))) return false;
  return amount.minor !== operation.amount.minor;
}

/** What no source has told of but this desk, by what an answer or a person named. */
export function isOurWordAlone({ told, knownFrom }: Transaction): boolean {
  return told.from === 'desk' && knownFrom === 'desk' && Object.values(told.others).every(isByOperation);
}

/**
 * The rows of a chain but for those that an answer or a person alone named, where a source tells another row under the mark of
 * the same attempt, or the answer was taken back: answers were mixed up on the way, or an id was mistyped. What was done once
 * would count twice, and what nobody knows would be known as refused. A chain keeps what it begins with.
 */
export function withoutMixedUp(
  { chainId, transactions, operations }: ChainRows,
  doubted: readonly { readonly transactionId: string }[] = [],
): readonly Transaction[] {
  const attempts = operations.flatMap((operation) => operation.attempts);
  const isMarkedElsewhere = (row: Transaction) =>
    operations.some((operation) => isToldElsewhere(row, operation, transactions));
  const isRefusedForAnother = ({ transactionId, status, extraData }: Transaction) =>
    status === 'refused' &&
    transactionId !== chainId &&
    (doubted.some((refusal) => refusal.transactionId === transactionId) ||
      attempts.some(
        ({ attemptId, foreignAnswer }) =>
          foreignAnswer?.transactionId === transactionId && carriesId(extraData, attemptId),
      ));
  const isMixedUp = (row: Transaction) => isOurWordAlone(row) && (isMarkedElsewhere(row) || isRefusedForAnother(row));
  return transactions.some(isMixedUp) ? transactions.filter((row) => !isMixedUp(row)) : transactions;
}

/**
 * Whether a row is named as what an operation made, and a source tells another under the mark of the same attempt that can be
 * it: what the gateway makes by itself, such as a capture on its day, bears the mark of what it came from (rules.md C23, G43).
 */
function isToldElsewhere({ transactionId }: Transaction, operation: Operation, rows: readonly Transaction[]): boolean {
  const isSettled = operation.settlement?.transactionId === transactionId;
  const naming = operation.attempts.filter((attempt) => isSettled || attempt.transactionId === transactionId);
  return rows.some(
    (other) =>
      other.transactionId !== transactionId &&
      !isOurWordAlone(other) &&
      couldBeMadeBy(other, operation) &&
      naming.some(({ attemptId }) => carriesId(other.extraData, attemptId)),
  );
}

/**
 * Whether what a chain begins with was named by an answer or a person alone as what a charge of this desk's made, and a source
 * tells another row as that: then nobody knows of it, and what was paid stands there. `bearing` bear the mark of that charge.
 */
export function isBegunElsewhere(
  { chainId, transactions, operations }: ChainRows,
  bearing: readonly Transaction[],
): boolean {
  const root = transactions.find(({ transactionId }) => transactionId === chainId);
  if (!root || !isOurWordAlone(root)) return false;
  return operations.some((operation) => isCharge(operation.operation) && isToldElsewhere(root, operation, bearing));
}

/** What of a chain is looked at. */
interface ChainRows {
  readonly chainId: string;
  readonly transactions: readonly Transaction[];
  readonly operations: readonly Operation[];
}

/** An edit has the ORDERID that was sent with it (rules.md D30), where its source tells one. */
function isOfOrder(told: Pick<Fact, 'orderId'>, { orderId }: Operation): boolean {
  return told.orderId === '' || told.orderId === orderId;
}

/**
 * The operation that made each row, by TRANSACTIONID. A row is one operation's at most: whose id it bears goes before who was
 * answered its TRANSACTIONID, and of two such the first. The other one counts by itself.
 */
export function matchRows(
  operations: readonly Operation[],
  transactions: readonly Transaction[],
): ReadonlyMap<string, Operation> {
  const pairs = transactions.flatMap((row) => {
    const candidates = operations.filter((operation) => isMadeBy(row, operation));
    const bearer = candidates.find(({ attempts }) =>
      attempts.some(({ attemptId }) => carriesId(row.extraData, attemptId)),
    );
    const made = bearer ?? candidates[0];
    return made ? [[row.transactionId, made] as const] : [];
  });
  return new Map(pairs);
}

/** Operations that no row stands for: an answer may come without a TRANSACTIONID, or with one that is not its own. */
export function listWithoutRow(
  operations: readonly Operation[],
  transactions: readonly Transaction[],
): readonly Operation[] {
  if (operations.length === 0) return operations;
  const withRow = new Set([...matchRows(operations, transactions).values()].map(({ operationId }) => operationId));
  return operations.filter(({ operationId }) => !withRow.has(operationId));
}
