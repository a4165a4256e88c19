import fc from 'fast-check';
import { it, onTestFinished } from 'vitest';
import { expectAlike } from './dealt.ts';
import { openPool } from './desk-pool.ts';
import { photograph, type TestDesk } from './desks.ts';
import { type Deed, playVaried, someDeed } from './varied-story.ts';

const choices = fc.array(fc.nat(20), { minLength: 7, maxLength: 7 });
const story = fc.tuple(
  fc.array(someDeed, { minLength: 3, maxLength: 14 }),
  fc.integer({ min: 2, max: 3 }),
  choices,
  choices,
);
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

/** An act, or what an import tells of the payment A0 with everything, unless told otherwise. */
const deed = (what: Deed['what'], desk: number, more: Partial<Deed> = {}): Deed => ({
  ...{ what, desk, which: 0, source: 'import', money: 0, people: 0, lacks: 0, later: 0 },
  ...{ operation: 'refund', end: 'succeeded', answer: 'own', own: false, near: false },
  ...more,
});

const inTurn = [0, 0, 0, 0, 0, 0, 0];

/** Found once, each smaller than it was found. */
const found: [Story][] = [
  // A refund takes the customer over from a payment of which a better source tells another.
  [
    [
      [deed('act', 0), deed('tell', 1, { people: 2 }), deed('tell', 0)],
      3,
      [11, 0, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0, 0],
    ],
  ],
  // What an authorization was made from is told in the account's currency here, and in another one there.
  [
    [
      [
        deed('tell', 0, { which: 1 }),
        deed('act', 1, { operation: 'authorization', money: 2, people: 1 }),
        deed('tell', 0, { which: 1 }),
      ],
      2,
      inTurn,
      [1, 0, 0, 1, 0, 3, 0],
    ],
  ],
  // Two desks are answered one TRANSACTIONID.
  [
    [
      [deed('act', 0), deed('act', 1, { which: 1, answer: 'other' }), deed('tell', 0)],
      2,
      inTurn,
      [3, 0, 0, 0, 0, 1, 0],
    ],
  ],
  // A sum in another currency comes between an answer that named wrongly and the row of what it was for.
  [
    [
      [
        deed('act', 0, { answer: 'other', own: true }),
        deed('tell', 0),
        deed('tell', 0, { money: 2 }),
        deed('tell', 0, { which: 8 }),
      ],
      2,
      inTurn,
      inTurn,
    ],
  ],
  // A person settles a void with the TRANSACTIONID of a colleague's refund.
  [
    [
      [deed('act', 1, { operation: 'void', answer: 'other' }), deed('act', 0), deed('settle', 1), deed('tell', 0)],
      2,
      inTurn,
      [0, 0, 0, 0, 0, 13, 1],
    ],
  ],
];

/** What a list shows: who told what of a row in it counts only where two said two things. */
function list(desk: TestDesk) {
  const { transactions, ...others } = photograph(desk);
  const rows = (transactions as readonly { readonly told_others: string | null }[]).map((told) => {
    const tellings = Object.entries<{ isDisputed?: true }>(JSON.parse(told.told_others ?? '{}'));
    return { ...told, told_others: tellings.flatMap(([name, { isDisputed }]) => (isDisputed ? [name] : [])) };
  });
  return { rows, ...others };
}

it('whatever sources leave out, contradict or name wrongly, logs of desks make the same rows in any order, and so does a rebuild', {
  timeout: 600_000,
}, () => {
  const pool = openPool();
  onTestFinished(() => pool.close());
  fc.assert(
    fc
      .property(story, ([deeds, count, one, other]) => {
        const desks = playVaried(deeds, count, pool.open);
        expectAlike(desks, pool.open, [one, other], list);
      })
      .afterEach(() => pool.empty()),
    { numRuns: 30, examples: found },
  );
});
