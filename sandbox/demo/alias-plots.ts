import { pay } from './payment-plots.ts';
import type { Give, Plot, Step } from './story.ts';

/** The customer lets the shop keep the card. */
export const cardKept: Plot = {
  rows: 1,
  ages: [0.3, 59],
  tell: (scene) => [pay(scene, { createAlias: true })],
};

export const authenticatedAndKept: Plot = {
  rows: 1,
  ages: [0.3, 59],
  tell: (scene) => [pay(scene, { createAlias: true, authenticate: true }), accept(scene.minutes(1, 4))],
};

/** Something went wrong, and the shop gives a little on top. */
export const credited: Plot = {
  rows: 2,
  ages: [16, 59],
  tell: (scene) => [
    pay(scene, { createAlias: true }),
    { ...give(scene.days(2, 14), scene.part()), description: 'With our apologies' },
  ],
};

export const creditVoided: Plot = {
  rows: 3,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [
    pay(scene, { createAlias: true }),
    { ...give(scene.minutes(20, 60), scene.part()), description: 'With our apologies' },
    { kind: 'edit', operation: 'void', at: scene.minutes(70, 170), of: 1, description: 'Credited by mistake' },
  ],
};

/** A Credit Fund Transfer: it names the authenticated payment (rules.md F39), and may be more than was paid. */
export const won: Plot = {
  rows: 2,
  ages: [16, 59],
  tell: (scene) => [
    pay(scene, { createAlias: true, authenticate: true }),
    accept(scene.minutes(1, 4)),
    { ...give(scene.days(2, 14), scene.amount * 2), of: 1, description: 'Winnings' },
  ],
};

function accept(at: number): Step {
  return { kind: 'answering', at, of: 0, decision: 'accept' };
}

function give(at: number, amount: number): Give {
  return { kind: 'credit', at, amount, of: 0, description: '' };
}
