import { pay } from './payment-plots.ts';
import type { Edit, Plot, Scene } from './story.ts';

export const refundedInFull: Plot = {
  rows: 2,
  ages: [15, 59],
  tell: (scene) => [pay(scene), refund(scene, scene.days(2, 14))],
};

/** Before clearing: nothing appears on the holder's statement. */
export const refundedSameDay: Plot = {
  rows: 2,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [pay(scene), refund(scene, scene.minutes(20, 170))],
};

export const refundedInPart: Plot = {
  rows: 2,
  ages: [15, 59],
  tell: (scene) => [pay(scene), { ...refund(scene, scene.days(2, 14)), amount: scene.part() }],
};

export const refundedTwice: Plot = {
  rows: 3,
  ages: [24, 59],
  tell: (scene) => [
    pay(scene),
    { ...refund(scene, scene.days(2, 9)), amount: scene.part() },
    { ...refund(scene, scene.days(11, 23)), description: 'Returned: the rest of the order' },
  ],
};

export const refundVoided: Plot = {
  rows: 3,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [
    pay(scene),
    refund(scene, scene.minutes(20, 60)),
    { kind: 'edit', operation: 'void', at: scene.minutes(70, 170), of: 1, description: 'Refunded by mistake' },
  ],
};

export const voided: Plot = {
  rows: 2,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [
    pay(scene),
    { kind: 'edit', operation: 'void', at: scene.minutes(20, 170), of: 0, description: 'Order cancelled' },
  ],
};

function refund({ random }: Scene, at: number): Edit {
  const description = random.pick([
    'Returned: does not fit',
    'Returned: changed their mind',
    'Damaged in transit',
    'Lost by the carrier',
    'Goodwill',
  ]);
  return { kind: 'edit', operation: 'refund', at, of: 0, description, extranet: random.chance(0.3) };
}
