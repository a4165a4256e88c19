import assert from 'node:assert/strict';
import type { Operation } from '../../../../../main/domain/operation.ts';
import type { World } from '../world.ts';
import { keep } from './promise.ts';

/** Nothing is executed twice for one operation. */
function countExecutedTwice({ made, gateway }: World): number {
  const codes = new Map(gateway.rows().map(({ transactionId, execcode }) => [transactionId, execcode]));
  return [...made.values()].filter((ids) => ids.filter((id) => isDone(codes.get(id))).length > 1).length;
}

/** What waits for the bank counts as well: nothing may be sent beside it. */
function isDone(execcode: string | undefined): boolean {
  return execcode === '0000' || execcode === '0003';
}

/** Operations whose final state is not what the book says. */
function findWrong(world: World): readonly Operation[] {
  const codes = new Map(world.gateway.rows().map(({ transactionId, execcode }) => [transactionId, execcode]));
  return [...world.operations.values()].filter((operation) => {
    const { operationId, state } = operation;
    const isExecuted = (world.made.get(operationId) ?? []).some((id) => codes.get(id) === '0000');
    if (state === 'refused') return isExecuted && !isStillBelieved(world, operation);
    if (state === 'notSent') return isExecuted;
    // That a plan is stopped already proves an earlier attempt of ours, whoever stopped it (rules.md G45).
    if (state === 'succeeded') return !isExecuted && operation.operation !== 'stopntimes';
    return false;
  });
}

/** A person's wrong word stands until a row that is the operation's for certain has come in. */
function isStillBelieved({ wronglyRefused, upToDate, form }: World, { operation, operationId }: Operation): boolean {
  const isCertain = form !== 'none' && operation !== 'stopntimes';
  return wronglyRefused.has(operationId) && !(upToDate && isCertain);
}

export function checkTruth(world: World): void {
  keep('executedTwice', countExecutedTwice(world) === 0, 'Something was executed twice for one operation.');
  const [wrong] = findWrong(world);
  assert.ok(!wrong, `${wrong?.operation} ${wrong?.operationId} is ${wrong?.state}, and the book says otherwise.`);
}
