import { createHash } from 'node:crypto';
import type { BalanceView, OperationView, TransactionRow } from '../../../contract/index.ts';
import { toOperationView } from '../../../main/channels/views/operation.ts';
import { type PlanReading, toPlanView } from '../../../main/channels/views/plan.ts';
import { toTransactionRow } from '../../../main/channels/views/transaction.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { readHead } from '../../../main/ledger/events/head.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';

/** A line of the log as it was: its digest covers everything, and its body is told by its own. */
export interface FrozenLine {
  readonly sequence: number;
  readonly digest: string;
  readonly body: string;
}

interface FrozenSearch {
  readonly text: string;
  readonly amounts: readonly number[];
  /** By account and TRANSACTIONID. */
  readonly found: readonly (readonly string[])[];
}

/** What `version-4.json` holds: the answers of the program that wrote the ledger beside it. */
export interface FrozenAnswers {
  /** Operations by what happened to them. */
  readonly names: Readonly<Record<string, string>>;
  readonly rows: readonly TransactionRow[];
  readonly chains: readonly { readonly chainId: string; readonly balance: BalanceView }[];
  readonly operations: readonly OperationView[];
  readonly drafts: readonly OperationView[];
  readonly searches: readonly FrozenSearch[];
  readonly events: readonly FrozenLine[];
  readonly head: string;
}

/** Words of one and two characters are sought at the beginnings of words: such a question has another answer by intent. */
export function hasShortWord({ text }: { readonly text: string }): boolean {
  return text.split(/\s+/).some((word) => word.length === 1 || word.length === 2);
}

/** The same questions again: the one place that knows by which names this program's ledger is read. */
export async function askAgain({ views: read }: Ledger, frozen: FrozenAnswers) {
  const rows = await readAllRows(read);
  const operations = (await read.listOperations('all', 500)).map((operation) => toOperationView(operation));
  const drafts = await Promise.all(
    frozen.drafts.map(async ({ operationId }) => viewOf(await read.findOperation(operationId))),
  );
  const ids = frozen.operations.map(({ operationId }) => operationId);
  const unknown = frozen.operations.filter(({ state }) => state === 'unknown').map(({ operationId }) => operationId);
  const toSettle = await read.listOperations('unknown', 500);
  return {
    rows,
    chains: await readChains(read, frozen.rows),
    plans: await readPlans(read, frozen.rows),
    searches: await Promise.all(
      frozen.searches
        .filter((search) => !hasShortWord(search))
        .map(async ({ text, amounts }) => {
          const answer = await read.searchTransactions({
            text,
            amounts: amounts.map((minor) => ({ minor, digits: 2 })),
            after: null,
            limit: 200,
          });
          return {
            text,
            amounts,
            found: answer.rows.map(({ accountId, transactionId }) => [accountId, transactionId]),
          };
        }),
    ),
    operations,
    drafts,
    toSettle: toSettle.map(({ operationId }) => operationId),
    requests: await byOperation(requestOf(read), [...ids, ...frozen.drafts.map(({ operationId }) => operationId)]),
    undecided: (await read.listUndecided()).map((open) => ({ ...open, operation: toOperationView(open.operation) })),
    looks: await byOperation(read.listLookUps, ids),
    probable: await byOperation(async (id) => (await read.findProbable(id)).map(toRow), unknown),
    notifications: { kept: await read.listKeptNotifications(500), refused: await read.listRefusedNotifications(500) },
    counts: { open: await read.countOpen('SHOP'), toSettle: await read.countUnknown() },
    lastImport: await read.findLastImport(),
  };
}

/**
 * The same answers with the rows of each second by their keys: up to version 5 they stood by when they came in, and no answer
 * of a program rests on that.
 */
export function sortWithinSeconds<Answers extends Pick<FrozenAnswers, 'rows' | 'searches'>>(answers: Answers): Answers {
  const place = new Map(
    answers.rows
      .toSorted((one, other) => secondOf(other) - secondOf(one) || (keyOf(one) < keyOf(other) ? -1 : 1))
      .map((row, index) => [keyOf(row), index]),
  );
  const byPlace = (one: string, other: string) => (place.get(one) ?? 0) - (place.get(other) ?? 0);
  const sortRows = <Row extends { accountId: string; transactionId: string }>(rows: readonly Row[]) =>
    rows.toSorted((one, other) => byPlace(keyOf(one), keyOf(other)));
  return {
    ...answers,
    rows: sortRows(answers.rows),
    searches: answers.searches.map((search) => ({
      ...search,
      found: search.found.toSorted((one, other) => byPlace(one.join('/'), other.join('/'))),
    })),
  };
}

function keyOf({ accountId, transactionId }: { readonly accountId: string; readonly transactionId: string }): string {
  return `${accountId}/${transactionId}`;
}

function secondOf({ happenedAt }: TransactionRow): number {
  return Math.floor(happenedAt / 1000);
}

/** By pages, to the end. */
async function readAllRows(read: Ledger['views']): Promise<TransactionRow[]> {
  const rows: TransactionRow[] = [];
  let after: string | null = null;
  do {
    const page = await read.searchTransactions({ text: '', amounts: [], after, limit: 7 });
    rows.push(...page.rows.map(toRow));
    after = page.next;
  } while (after !== null);
  return rows;
}

async function readChains(read: Ledger['views'], rows: readonly TransactionRow[]): Promise<object[]> {
  const chains = new Map<string, object>();
  for (const { accountId, transactionId } of rows) {
    const chain = await read.findChain(accountId, transactionId);
    if (!chain) continue;
    const { chainId, balance } = chain;
    const transactions = chain.transactions.map((row) => row.transactionId);
    const operations = chain.operations.map(({ operationId }) => operationId);
    chains.set(`${accountId}/${chainId}`, { accountId, chainId, balance, transactions, operations });
  }
  return [...chains.values()];
}

async function readPlans(read: Ledger['views'], rows: readonly TransactionRow[]): Promise<object[]> {
  const plans = new Map<string, object>();
  for (const { accountId, transactionId } of rows) {
    const plan = await read.findPlan(accountId, transactionId);
    if (plan) plans.set(`${accountId}/${plan.scheduleId}`, { accountId, view: toPlanView(plan, nowhere) });
  }
  return [...plans.values()];
}

/** No answer of those programs depended on the time, or on an account. */
const nowhere: PlanReading = { now: 0, findAccount: () => undefined };

function toRow(row: Transaction): TransactionRow {
  return toTransactionRow(row, nowhere);
}

function viewOf(operation: Operation | undefined): OperationView | undefined {
  return operation && toOperationView(operation);
}

/** The request of the latest attempt. */
function requestOf(read: Ledger['views']) {
  return async (operationId: string) => {
    const last = (await read.findOperation(operationId))?.attempts.at(-1);
    return last && { url: last.url, parameters: last.parameters };
  };
}

async function byOperation<Value>(ask: (operationId: string) => Promise<Value>, ids: readonly string[]) {
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await ask(id)] as const)));
}

/** What this desk's own log ends with: colleagues' lines may stand behind it. */
export function readHeadDigest(file: string): string {
  const database = openReadable(file);
  const { digest } = readHead(database);
  database.close();
  return digest;
}

/** The log as it stands in the file. */
export function readLines(file: string): FrozenLine[] {
  const database = openReadable(file);
  const lines = database
    .prepare<[], { sequence: number; digest: string; body: Buffer }>(
      'SELECT sequence, digest, body FROM events ORDER BY desk_id, sequence',
    )
    .all();
  database.close();
  return lines.map(({ body, ...line }) => ({ ...line, body: createHash('sha256').update(body).digest('hex') }));
}
