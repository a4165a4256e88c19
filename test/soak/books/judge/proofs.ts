import { blame, type World } from '../world.ts';

/** An operation's outcome rests on a row only where that row was told with its code. */
export async function judgeProofs(world: World): Promise<void> {
  const all = await world.window.ask('operations.list', { only: 'all', limit: 500 });
  for (const { operationId, operation, state, attempts } of all.ok ? all.value : []) {
    for (const { proof } of attempts) {
      if (!proof || world.heard.of(proof.transactionId).some(({ code }) => code !== null)) continue;
      const row = world.gateway.rows().find(({ transactionId }) => transactionId === proof.transactionId);
      blame(world, {
        kind: 'proofWithoutOutcome',
        about: `operation ${operationId}`,
        said: `the ${operation} is ${state}, proved by ${proof.transactionId} with ${proof.execcode}`,
        book: `no source told a code of it; the book has ${row?.execcode ?? 'no such row'}`,
      });
    }
  }
}
