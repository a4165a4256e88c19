import { createHash } from 'node:crypto';
import { z } from 'zod';
import { idIn } from '../domain/extra-data.ts';
import { statusOf } from '../domain/transaction.ts';
import type { LoggedRow, RowPack } from '../ports/replica.ts';
import type { Views } from '../ports/views.ts';
import type { TeamFact } from './engine/words.ts';

/** What of a row matters to others; how it was written down is the ledger's matter. */
const told = z.object({
  accountId: z.string(),
  transactionId: z.string(),
  referenceId: z.string().nullable(),
  operation: z.enum(['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes']),
  orderId: z.string(),
  amountMinor: z.int(),
  currency: z.string(),
  execcode: z.string(),
  voidedBy: z.string().nullable(),
  schedule: z.string().default(''),
  extraData: z.string().default(''),
  chargedBack: z.boolean().default(false),
  happenedAt: z.int(),
});
type ToldRow = z.infer<typeof told>;

/** A row that could not be read: what of it is legible says whose review it makes stale. */
const unread = z.object({
  kind: z.literal('unread'),
  accountId: z.string(),
  transactionId: z.string().nullable(),
  referenceId: z.string().nullable(),
  orderId: z.string(),
  column: z.string(),
  problem: z.string(),
  at: z.int(),
});
type UnreadRow = z.infer<typeof unread>;

/** The facts that rows are: each moves the version of its chain, and that of the order which a charge or a credit would hold. */
export async function listFacts(
  packs: readonly RowPack[],
  views: Pick<Views, 'findRow'>,
): Promise<readonly TeamFact[]> {
  const facts = await Promise.all(packs.flatMap(({ rows }) => rows).map((row) => toFacts(row, views)));
  return facts.flat();
}

async function toFacts({ body }: LoggedRow, views: Pick<Views, 'findRow'>): Promise<readonly TeamFact[]> {
  const content: unknown = JSON.parse(body);
  const notRead = unread.safeParse(content);
  if (notRead.success) return toUnreadFacts(notRead.data, views);
  const row = told.parse(content);
  const { accountId, transactionId: rowId, happenedAt } = row;
  const digest = digestRow(row);
  const attemptId = z.uuid().safeParse(idIn(row.extraData)).data ?? null;
  const ids = await listIds(row, views);
  const fact = { accountId, ids, rowId, digest, movesMoney: movesMoney(row), attemptId, happenedAt };
  const order = orderOf(row);
  if (order === null) return [fact];
  return [fact, { ...fact, ids: [order], rowId: order, movesMoney: false, attemptId: null }];
}

/** Money may have moved in its chain; where it names none, in its order. One of which nothing is legible is about no chain. */
async function toUnreadFacts(row: UnreadRow, views: Pick<Views, 'findRow'>): Promise<readonly TeamFact[]> {
  const { accountId, transactionId, referenceId, orderId, column, problem, at } = row;
  const known = transactionId === null ? undefined : await views.findRow(accountId, transactionId);
  const named = [transactionId, referenceId, known?.rootId, known?.referenceId].filter(isNamed);
  const ids = named.length > 0 || orderId === '' ? [...new Set(named)] : [`order:${orderId}`];
  const [rowId] = ids;
  if (rowId === undefined) return [];
  const digest = digestOf(['unread', transactionId, referenceId, orderId, column, problem]);
  return [{ accountId, ids, rowId, digest, movesMoney: false, attemptId: null, happenedAt: at }];
}

function isNamed(id: string | null | undefined): id is string {
  return id !== null && id !== undefined && id !== '';
}

/** As far as this desk knows it: its own id, what it refers to, and what its chain and its plan begin with. */
async function listIds(row: ToldRow, views: Pick<Views, 'findRow'>): Promise<readonly string[]> {
  const { accountId, transactionId, referenceId, schedule } = row;
  const ids = [transactionId, ...(referenceId ? [referenceId] : [])];
  const isWhole = schedule === '' && (referenceId !== null || !refers(row));
  if (isWhole) return ids;
  const known = await views.findRow(accountId, transactionId);
  const more = known ? [known.rootId, known.referenceId, known.scheduleId] : [];
  return [...new Set([...ids, ...more.filter((id) => id !== null && id !== '')])] as readonly string[];
}

function refers({ operation }: ToldRow): boolean {
  return operation === 'refund' || operation === 'capture' || operation === 'void' || operation === 'stopntimes';
}

/** What chains of orders are called (main/domain/chain.ts). */
function orderOf({ operation, orderId }: ToldRow): string | null {
  if (orderId === '') return null;
  if (operation === 'credit') return `credit:${orderId}`;
  return operation === 'payment' || operation === 'authorization' ? `order:${orderId}` : null;
}

/** What a merchant's side alone can bring about; that a holder paid is nobody's claim. */
function movesMoney({ operation, execcode }: ToldRow): boolean {
  const isOurs = operation === 'refund' || operation === 'capture' || operation === 'credit';
  return isOurs && statusOf(execcode) === 'succeeded';
}

/** Of what was told, whoever told it and when: the same again moves nothing. */
function digestRow(row: ToldRow): string {
  const { transactionId, referenceId, operation, amountMinor, currency, execcode, voidedBy, chargedBack, schedule } =
    row;
  const content = [
    transactionId,
    referenceId,
    operation,
    amountMinor,
    currency,
    execcode,
    voidedBy,
    chargedBack,
    schedule,
  ];
  return digestOf(content);
}

function digestOf(content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
