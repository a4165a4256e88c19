import assert from 'node:assert/strict';
import { judge } from '../../../../../main/domain/judges/index.ts';
import { isOpen } from '../../../../../main/domain/operation.ts';
import type { Situation } from '../../../../../main/domain/situation.ts';
import type { Edit } from '../gateway.ts';
import type { World } from '../world.ts';

const offered = ['refund', 'capture', 'void', 'stopntimes'] as const;

/** Once everything was imported, what is offered as open is what the gateway would do: up to the amount, no further. */
export function checkOffers(world: World, situation: Situation | undefined): void {
  const { gateway } = world;
  if (!gateway.accepts || !situation) return;
  for (const operation of offered) {
    const judgement = judge(operation, situation);
    if (!judgement.open) {
      checkClosed(world, situation, operation);
      continue;
    }
    const { reference, limit } = judgement;
    // A refused date may be tried again for days, and whether it will is not told: a stop may come too late (rules.md G44).
    const isRefusedDate = situation.plan?.instalments.some(({ row }) => row?.status === 'refused');
    if (operation === 'stopntimes' && (isRefusedDate || hasTwinPlans(world, reference.orderId))) continue;
    const edit = editOf(operation, reference.transactionId, limit?.minor ?? null);
    assert.ok(gateway.accepts(edit), `${operation} of ${reference.transactionId} is offered, and the book refuses it.`);
    if (operation === 'refund' && limit) {
      const more = { ...edit, amount: limit.minor + 1 };
      assert.ok(!gateway.accepts(more), `More than ${limit.minor} could be refunded.`);
    }
  }
}

/**
 * An order that was split twice into as many dates is told apart by time alone (main/domain/plan.ts): a later date of the
 * first plan passes for one of the second. A stop of what has ended moves nothing (rules.md G45).
 */
function hasTwinPlans({ gateway }: World, orderId: string): boolean {
  const firsts = gateway.rows().filter((row) => row.orderId === orderId && row.schedule.startsWith('1-'));
  return new Set(firsts.map(({ schedule }) => schedule)).size < firsts.length;
}

/** What is closed is closed at the gateway as well, whichever row of the chain it is tried on. */
function checkClosed(
  { gateway, operations }: World,
  { chain, plan }: Situation,
  operation: (typeof offered)[number],
): void {
  // An open stop closes its plan, and says nothing of the gateway's.
  const isOpenStop = [...operations.values()].some((own) => own.operation === 'stopntimes' && isOpen(own.state));
  if (operation === 'stopntimes' && (isOpenStop || plan?.state !== 'running')) return;
  for (const { transactionId } of chain.transactions) {
    const edit = editOf(operation, transactionId, operation === 'refund' ? 1 : null);
    assert.ok(!gateway.accepts?.(edit), `${operation} of ${transactionId} is closed, and the book would do it.`);
  }
}

function editOf(operation: (typeof offered)[number], referenceId: string, amount: number | null): Edit {
  return { operation, referenceId, amount, orderId: '', extraData: '' };
}
