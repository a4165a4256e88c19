import fc from 'fast-check';
import {
  chargebackStep,
  creditStep,
  debitStep,
  decideStep,
  editStep,
  moveStep,
  type Step,
  stopStep,
} from './commands.ts';
import type { CardName } from './debits.ts';
import type { Settings } from './settings.ts';
import { day, hour, type Instant, minute } from './time.ts';

/** Minor units. */
const amount = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 1, max: 500 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);

const card = fc.oneof(
  { weight: 6, arbitrary: fc.constant<CardName>('good') },
  { weight: 4, arbitrary: fc.constantFrom<CardName>('poor', 'slow', 'broken', 'strict', 'notEnrolled') },
);

const seldom = fc.integer({ min: 0, max: 3 }).map((number) => number === 0);

const payment = fc
  .record({ amount, card, secure: seldom })
  .map((asked) => debitStep({ operation: 'payment', captureIn: undefined, dates: undefined, ...asked }));

const authorization = fc
  .record({ amount, card, secure: seldom, captureIn: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }) })
  .map((asked) => debitStep({ operation: 'authorization', dates: undefined, ...asked }));

const split = fc
  .record({
    dates: fc.array(fc.record({ gap: fc.integer({ min: 1, max: 26 }), amount: fc.integer({ min: 1, max: 500 }) }), {
      minLength: 2,
      maxLength: 5,
    }),
    card,
    secure: seldom,
  })
  .map((asked) => debitStep({ operation: 'payment', amount: 0, captureIn: undefined, ...asked }));

const edit = fc
  .tuple(
    fc.constantFrom('capture' as const, 'refund' as const, 'refund' as const, 'void' as const),
    fc.nat({ max: 999 }),
    fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined, freq: 2 }),
    seldom,
  )
  .map((words) => editStep(...words));

const credit = fc
  .tuple(amount, card, fc.option(fc.nat({ max: 999 }), { nil: undefined }))
  .map((words) => creditStep(...words));

const chargeback = fc.nat({ max: 999 }).map(chargebackStep);

const stop = fc.tuple(fc.nat({ max: 999 }), fc.boolean()).map((words) => stopStep(...words));

const decision = fc
  .tuple(fc.nat({ max: 9 }), fc.constantFrom('accept' as const, 'accept' as const, 'fail' as const, 'cancel' as const))
  .map((words) => decideStep(...words));

/** Just before an edge, on it, and just after. */
const offset = fc.constantFrom(-1, 0, 1, -minute, hour);

const move = fc
  .oneof(
    fc.record({
      kind: fc.constant('wait' as const),
      milliseconds: fc.oneof(
        fc.integer({ min: 1, max: 20 * minute }),
        fc.integer({ min: 1, max: 30 * hour }),
        fc.integer({ min: 1, max: 12 }).map((days) => days * day),
      ),
    }),
    fc.record({
      kind: fc.constant('midnight' as const),
      zone: fc.constantFrom('Europe/Paris', 'UTC', 'America/New_York', 'Asia/Tokyo'),
      offset,
    }),
    fc.record({ kind: fc.constant('clockChange' as const), offset }),
  )
  .map(moveStep);

const anything: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: payment },
  { weight: 3, arbitrary: authorization },
  { weight: 2, arbitrary: split },
  { weight: 9, arbitrary: edit },
  { weight: 1, arbitrary: credit },
  { weight: 2, arbitrary: stop },
  { weight: 1, arbitrary: chargeback },
  { weight: 3, arbitrary: decision },
  { weight: 5, arbitrary: move },
);

const instalmentRules = fc.subarray([
  { instalment: 2, tries: 1, execcode: '4002' as const },
  { instalment: 3, execcode: '4001' as const },
]);

const settings: fc.Arbitrary<Settings> = fc.record({
  zone: fc.constantFrom('Europe/Paris', 'Europe/Paris', 'America/New_York', 'Asia/Tokyo'),
  captureDays: fc.constantFrom(7, 7, 13),
  recaptureAfterVoid: fc.boolean(),
  credit: fc.constantFrom('credit', 'cft', 'off'),
  retries: fc.integer({ min: 0, max: 2 }),
  instalmentRules,
});

/** Far from any edge; before both changes of the clocks; the last evening of a year; a leap day's eve. */
const start: fc.Arbitrary<Instant> = fc
  .constantFrom(
    '2026-03-10T09:00:00Z',
    '2026-03-26T22:30:00Z',
    '2026-10-22T21:59:00Z',
    '2026-12-31T22:59:00Z',
    '2028-02-28T12:00:00Z',
  )
  .map((instant) => Date.parse(instant));

/** An account, a moment, and exactly so many steps. Only a counterexample is shorter: it leaves out what it can. */
export interface Story {
  readonly settings: Settings;
  readonly start: Instant;
  readonly steps: readonly Step[];
}

export function storyOf(steps: number): fc.Arbitrary<Story> {
  // A step that is absent is what a failing story is shortened with; freq makes that next to impossible otherwise.
  const some = fc.option(anything, { nil: undefined, freq: 1_000_000_000 });
  const all = fc.array(some, { minLength: steps, maxLength: steps, size: 'max' });
  return fc
    .record({ settings, start, steps: all })
    .map((story) => ({ ...story, steps: story.steps.filter((each) => each !== undefined) }));
}
