import { furniture, sofaBed } from './goods.ts';
import { pay } from './payment-plots.ts';
import type { Debit, Plot, Scene, Stop } from './story.ts';

// Ages leave a day or two around every date, so that the number of rows never depends on the hour of `now`.
const monthly = [0, 30, 60];
const fortnightly = [0, 14, 28];

export const firstOfThree: Plot = {
  rows: 1,
  ages: [1.5, 28],
  fill: furniture,
  tell: (scene) => [split(scene, monthly)],
};

export const secondOfThree: Plot = {
  rows: 2,
  ages: [32, 58],
  fill: furniture,
  tell: (scene) => [split(scene, monthly)],
};

export const finishedPlan: Plot = {
  rows: 3,
  ages: [30, 58],
  fill: furniture,
  tell: (scene) => [split(scene, fortnightly)],
};

export const finishedInFour: Plot = {
  rows: 4,
  ages: [44, 58],
  fill: furniture,
  tell: (scene) => [split(scene, [...fortnightly, 42])],
};

export const stoppedAfterFirst: Plot = {
  rows: 2,
  ages: [22, 58],
  fill: furniture,
  tell: (scene) => [split(scene, monthly), stop(scene.days(2, 20))],
};

export const stoppedAfterSecond: Plot = {
  rows: 3,
  ages: [40, 58],
  fill: furniture,
  tell: (scene) => [split(scene, monthly), stop(scene.days(31, 38))],
};

/** The second instalment is refused on its day and succeeds on the next; the third is still to come. */
export const triedAgain: Plot = {
  rows: 3,
  ages: [34, 58],
  fill: sofaBed,
  tell: (scene) => [split(scene, monthly)],
};

/** Giving one instalment back does not stop the others. */
export const firstRefunded: Plot = {
  rows: 3,
  ages: [32, 58],
  fill: furniture,
  tell: (scene) => [
    split(scene, monthly),
    { kind: 'edit', operation: 'refund', at: scene.days(3, 20), of: 0, description: 'Delivered late' },
  ],
};

function split(scene: Scene, days: readonly number[]): Debit {
  return pay(scene, { days });
}

function stop(at: number): Stop {
  return { kind: 'stop', at, of: 0 };
}
