import type { GuardView, OperationView, TransactionRow } from '../../contract/index.ts';
import type { Situation } from './operations/judgement.ts';
import type { DeskPorts } from './ports.ts';

const day = 86_400_000;

/** How far back the same amount on the same order looks like a second time, in milliseconds. */
export const lately = 3 * day;

/** How long a debtor's bank gives a direct debit back without a question, in milliseconds (eight weeks). */
export const reclaimTime = 56 * day;

/** What an operation is about, decided but not sent. */
export type Intended = Pick<OperationView, 'operation' | 'orderId' | 'amount' | 'accountId'>;

/**
 * What speaks against an operation that the gateway would carry out: money might leave twice. Asked at the review and
 * again at the confirmation, since a colleague may have been faster.
 */
export async function findGuards(
  ports: Pick<DeskPorts, 'ledger' | 'actor'>,
  situation: Situation,
  intended: Intended,
): Promise<GuardView[]> {
  const found = [
    ...judgeDebit(situation, intended),
    ...judgePlan(situation, intended),
    ...judgeSchedule(situation, intended),
    await findRepetition(ports, situation, intended),
    await findColleague(ports, intended),
  ];
  return found.filter((guard) => guard !== undefined);
}

/** A refund of money that the bank has given back already, or still may. */
function judgeDebit({ chain, now }: Situation, { operation }: Intended): GuardView[] {
  if (operation !== 'refund') return [];
  const debits = chain.transactions.filter((row) => row.operation === 'payment' || row.operation === 'capture');
  return debits.flatMap((debit): GuardView[] => {
    const until = debit.happenedAt + reclaimTime;
    return [
      ...(debit.chargedBack ? [{ kind: 'chargedBack', transactionId: debit.transactionId } as const] : []),
      ...(debit.directDebit && until > now ? [{ kind: 'reclaimable', until } as const] : []),
    ];
  });
}

/** Refunding the first instalment looks like undoing the order, and is not: the others go on (S3:134). */
function judgePlan({ plan, chain }: Situation, { operation }: Intended): GuardView[] {
  if (operation !== 'refund' || plan?.view.state !== 'running') return [];
  const isFirst = chain.transactions.some(({ transactionId }) => transactionId === plan.view.scheduleId);
  const toCome = plan.view.instalments.filter(({ row }) => row === null).length;
  return isFirst && toCome > 0 ? [{ kind: 'planRuns', toCome }] : [];
}

function judgeSchedule({ chain }: Situation, { operation }: Intended): GuardView[] {
  if (operation !== 'capture') return [];
  const scheduled = (row: TransactionRow) => row.operation === 'authorization' && row.captureDay !== '';
  return chain.transactions.filter(scheduled).map(({ captureDay }) => ({ kind: 'captureScheduled', day: captureDay }));
}

async function findRepetition(
  { ledger }: Pick<DeskPorts, 'ledger'>,
  { now }: Situation,
  { accountId, operation, orderId, amount }: Intended,
): Promise<GuardView | undefined> {
  if (operation !== 'refund' && operation !== 'credit') return undefined;
  const since = now - lately;
  const row = await ledger.read.findSameAmount({ accountId, operation, orderId, minor: amount.minor, since });
  if (!row) return undefined;
  const { transactionId, happenedAt } = row;
  return { kind: 'sameAmountLately', transactionId, amount: row.amount, happenedAt };
}

async function findColleague(
  { ledger, actor }: Pick<DeskPorts, 'ledger' | 'actor'>,
  { accountId, orderId }: Intended,
): Promise<GuardView | undefined> {
  const other = await ledger.read.findOthersOperation({ accountId, orderId, actor });
  return other && { kind: 'colleagueAtIt', ...other };
}
