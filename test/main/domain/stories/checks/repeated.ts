import assert from 'node:assert/strict';
import { takePicture } from '../../../../../main/domain/picture.ts';
import { rootsOf, situationOf, type World } from '../world.ts';

/** Facts that were told before change no picture and no balance; only since when they are known. */
export function checkNothingChanges(world: World, repeat: () => void): void {
  const before = photograph(world);
  repeat();
  assert.deepEqual(photograph(world), before, 'A repeated import changed something.');
}

function photograph(world: World): unknown {
  return rootsOf(world.gateway.rows()).map(({ transactionId }) => {
    const situation = situationOf(world, transactionId);
    assert.ok(situation, 'Everything was imported.');
    const { asOf: _asOf, source: _source, ...balance } = situation.chain.balance;
    const intended = { operation: 'refund', amount: { minor: 100, currency: 'EUR' } } as const;
    return { balance, picture: takePicture(situation, intended) };
  });
}
