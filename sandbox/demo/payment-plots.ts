import { testCards } from '../bank/test-cards.ts';
import { giftCard } from './goods.ts';
import type { Random } from './random.ts';
import type { Debit, Plot, Scene } from './story.ts';

/** The newest stories keep this many days' distance, so that only `latest` tells of the last hours. */
const settled = 0.3;

export const paid: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [pay(scene)],
};

export const declined: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [pay(scene, { cardNumber: refusedCard(scene.random) })],
};

export const declinedThenPaid: Plot = {
  rows: 2,
  ages: [settled, 59],
  tell: (scene) => [pay(scene, { cardNumber: refusedCard(scene.random) }), pay(scene, { at: scene.minutes(1, 6) })],
};

export const refusedByRule: Plot = {
  rows: 1,
  ages: [settled, 59],
  fill: giftCard,
  tell: (scene) => [pay(scene)],
};

export const authenticated: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [
    pay(scene, { authenticate: true }),
    { kind: 'answering', at: scene.minutes(1, 4), of: 0, decision: 'accept' },
  ],
};

export const authenticationFailed: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [
    pay(scene, { authenticate: true }),
    { kind: 'answering', at: scene.minutes(1, 4), of: 0, decision: 'fail' },
  ],
};

export const abandoned: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [
    pay(scene, { authenticate: true }),
    { kind: 'answering', at: scene.minutes(1, 9), of: 0, decision: 'cancel' },
  ],
};

/** The holder closed the browser; after 15 minutes the bank gives up. */
export const leftAlone: Plot = {
  rows: 1,
  ages: [settled, 59],
  tell: (scene) => [pay(scene, { authenticate: true })],
};

export const subscription: Plot = {
  rows: 2,
  ages: [31, 59],
  tell: (scene) => [pay(scene, { createAlias: true }), pay(scene, { at: scene.days(30, 30), aliasOf: 0 })],
};

/** A payment of the whole parcel at the story's start. */
export function pay({ start, amount }: Scene, more: Partial<Debit> = {}): Debit {
  return { kind: 'debit', operation: 'payment', at: start, amount, ...more };
}

/** Mostly the everyday refusals, now and then a suspicion. */
function refusedCard(random: Random): string {
  const execcode = random.pick(['4001', '4001', '4001', '4002', '4002', '4003', '4012', '4005']);
  return random.pick(testCards.filter((card) => card.execcode === execcode)).number;
}
