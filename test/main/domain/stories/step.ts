/** What can happen in a story, as often as it stands here. */
const weights = {
  refund: 9,
  capture: 5,
  void: 4,
  credit: 1,
  stop: 2,
  review: 3,
  confirm: 4,
  answer: 3,
  recover: 1,
  again: 3,
  colleagueRefunds: 2,
  colleagueCaptures: 2,
  colleagueVoids: 2,
  colleagueStops: 1,
  chargeback: 1,
  importAll: 4,
  importSome: 2,
  importTwice: 1,
  saveFile: 2,
  importOldFile: 1,
  lookUp: 2,
  notify: 4,
  settle: 3,
  settleWrongly: 1,
  settleNonsense: 1,
  bank: 2,
  pay: 1,
  authorize: 1,
  split: 1,
  minutes: 2,
  hours: 1,
  days: 2,
  midnight: 1,
} as const;

export type StepKind = keyof typeof weights;

/** One thing that happens, with what it needs to choose: the numbers mean something else in each kind. */
export interface Step {
  readonly kind: StepKind;
  /** 0 to 15: which chain, operation or row. */
  readonly pick: number;
  /** 1 to 128: how much. */
  readonly share: number;
  /** 0 to 63: how it goes. */
  readonly twist: number;
  /** 0 to 15. */
  readonly more: number;
}

const kinds = (Object.keys(weights) as StepKind[]).flatMap((kind) => Array.from({ length: weights[kind] }, () => kind));

/** As a number, so that a hundred thousand stories are drawn in seconds; smaller numbers are simpler steps. */
export const largestStep = kinds.length * 2 ** 21 - 1;

export function readStep(number: number): Step {
  return {
    twist: number & 63,
    share: ((number >> 6) & 127) + 1,
    pick: (number >> 13) & 15,
    more: (number >> 17) & 15,
    kind: kinds[Math.floor(number / 2 ** 21)] ?? 'minutes',
  };
}
