import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, nameRow, type World } from '../world.ts';
import { isOfOrder, rootOf } from './honest.ts';
import { accepts, chainOf, type Edit } from './told-book.ts';

type Closed = Extract<TransactionDetail['actions'][number], { open: false }>;

/**
 * What is shut is shut at the gateway as well, wherever the gateway's own tables told everything of the order as it stands now:
 * but for what this desk itself has under way, or does not know the end of.
 */
export function judgeClosed(world: World, row: Row, detail: TransactionDetail): void {
  if (!isFullyTold(world, row)) return;
  for (const action of detail.actions) {
    if (action.open || action.obstacle === 'inFlight' || action.obstacle === 'toSettleFirst') continue;
    if (action.operation === 'stopntimes') judgeStop(world, row, action);
    else if (action.operation !== 'credit') judgeEdit(world, row, action, action.operation);
  }
}

function isFullyTold(world: World, row: Row): boolean {
  const root = rootOf(world, row);
  return world.gateway
    .rows()
    .filter((other) => other.chain === root.chain || isOfOrder(other, root))
    .every((other) => world.heard.isExact(other));
}

function judgeEdit(world: World, row: Row, action: Closed, operation: Edit): void {
  const chain = chainOf(world, row);
  const amount = operation === 'refund' ? 1 : undefined;
  const target = chain.find((candidate) => accepts(world, operation, { target: candidate, chain, amount }));
  if (!target) return;
  blame(world, {
    kind: 'needlesslyBlocked',
    about: `${operation} from ${row.transactionId}: ${action.obstacle}`,
    said: `${operation} from ${row.transactionId} is closed: ${action.obstacle}`,
    book: `would do it on ${nameRow(target)}; everything was told: ${chain.map(nameRow).join('; ')}`,
  });
}

/** A refused date may be tried again for days, and whether it will is not told (rules.md G44). */
function judgeStop(world: World, row: Row, { obstacle }: Closed): void {
  const plan = world.gateway.schedules().find(({ scheduleId }) => scheduleId === row.transactionId);
  if (plan?.state !== 'running') return;
  blame(world, {
    kind: 'needlesslyBlocked',
    about: `stop of ${row.transactionId}`,
    said: `stop of ${row.transactionId} is closed: ${obstacle}`,
    book: 'the plan is running, and everything of its order was told',
  });
}
