import { pay } from './payment-plots.ts';
import type { Debit, Edit, Plot, Scene } from './story.ts';

export const capturedInFull: Plot = {
  rows: 2,
  ages: [6, 59],
  tell: (scene) => [authorize(scene), capture(scene.days(1, 5))],
};

export const capturedInPart: Plot = {
  rows: 2,
  ages: [6, 59],
  tell: (scene) => [authorize(scene), { ...capture(scene.days(1, 5)), amount: scene.part() }],
};

export const capturedThenRefunded: Plot = {
  rows: 3,
  ages: [16, 59],
  tell: (scene) => [
    authorize(scene),
    capture(scene.days(1, 4)),
    { kind: 'edit', operation: 'refund', at: scene.days(6, 15), of: 1, description: 'Returned: does not fit' },
  ],
};

export const capturedOnSchedule: Plot = {
  rows: 2,
  ages: [5, 59],
  tell: (scene) => [authorize(scene, { captureDate: scene.captureDay(scene.random.integer(1, 4)) })],
};

/** Its CAPTUREDATE is still to come. */
export const captureScheduled: Plot = {
  rows: 1,
  ages: [0.2, 2],
  tell: (scene) => [authorize(scene, { captureDate: scene.captureDay(scene.random.integer(4, 6)) })],
};

export const stillOpen: Plot = {
  rows: 1,
  ages: [0.3, 4],
  tell: (scene) => [authorize(scene)],
};

/** Fewer than three days are left for the capture. */
export const expiringSoon: Plot = {
  rows: 1,
  ages: [5.1, 6.9],
  tell: (scene) => [authorize(scene)],
};

export const expired: Plot = {
  rows: 1,
  ages: [9, 59],
  tell: (scene) => [authorize(scene)],
};

export const authorizationVoided: Plot = {
  rows: 2,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [authorize(scene), cancel(scene, 0)],
};

export const captureVoided: Plot = {
  rows: 3,
  ages: [0.3, 59],
  sameDay: true,
  tell: (scene) => [authorize(scene), capture(scene.minutes(10, 60)), cancel(scene, 1)],
};

function authorize(scene: Scene, more: Partial<Debit> = {}): Debit {
  return pay(scene, { operation: 'authorization', ...more });
}

function capture(at: number): Edit {
  return { kind: 'edit', operation: 'capture', at, of: 0, description: 'Parcel handed to the carrier' };
}

/** Within three hours, so that it is the same day. */
function cancel(scene: Scene, of: number): Edit {
  return { kind: 'edit', operation: 'void', at: scene.minutes(70, 170), of, description: 'Order cancelled' };
}
