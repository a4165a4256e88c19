import fc from 'fast-check';
import { it, onTestFinished } from 'vitest';
import type { AttemptOutcome } from '../../../../main/domain/operation.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { noon, row } from '../samples.ts';
import { exchange, expectAlike } from './dealt.ts';
import { type DeskPool, openPool } from './desk-pool.ts';
import { draftAt, importInto, notify, photograph, type TestDesk, takeAt } from './desks.ts';

/** What happens at the desks; `desk` and `which` are taken modulo what is there. */
const someDeed = fc.record({
  what: fc.constantFrom('import', 'notify', 'refund', 'refund', 'void', 'settle', 'note', 'exchange'),
  desk: fc.nat(2),
  which: fc.nat(9),
  end: fc.constantFrom('succeeded', 'succeeded', 'unknown', 'unknown', 'refused', 'notSent', 'sending', 'confirmed'),
  named: fc.boolean(),
} as const);

const payments: readonly ToldRow[] = [0, 1, 2].map((number) =>
  row({ transactionId: `A${number}`, orderId: `W-${number % 2}`, happenedAt: noon + number * 1_000 }),
);

/** Plays deeds at desks that are one merchant's, with one gateway; gives the desks. */
function play(
  deeds: readonly (typeof someDeed extends fc.Arbitrary<infer Deed> ? Deed : never)[],
  count: number,
  open: DeskPool['open'],
) {
  const desks = Array.from({ length: count }, (_, number) => open(`clerk ${number}`, noon + number));
  // One that knows no payment does nothing; the last one hears of them later.
  for (const desk of desks.slice(0, 2)) importInto(desk, payments);
  /** What the gateway did, as it can be told of. */
  const done: ToldRow[] = [];
  const rows = () => [...payments, ...done];
  for (const [index, { what, desk: number, which, end, named }] of deeds.entries()) {
    const desk = desks[number % count] as TestDesk;
    const payment = payments[which % payments.length] as ToldRow;
    const { transactionId, orderId } = payment.transaction;
    if (what === 'import') importInto(desk, rows().slice(0, 1 + (which % rows().length)));
    if (what === 'notify') {
      const told = rows()[which % rows().length] as ToldRow;
      const seen = {
        ...told.transaction,
        happenedAt: noon + 5_000,
        timeKnown: false,
        ...(named ? {} : { referenceId: null }),
      };
      notify(desk, { ...told, transaction: seen }, String(which % rows().length).padStart(64, named ? '0' : '1'));
    }
    if (what === 'note')
      desk.writer.addNote({ accountId: 'SHOP', orderId, transactionId, text: `seen ${index}` }, desk.by);
    if (what === 'exchange') exchange(desk, desks);
    if (what === 'settle') {
      const [open] = desk.database.prepare<[], string>(unknownHere).pluck().all();
      if (open !== undefined)
        desk.writer.settle(open, { outcome: 'refused', transactionId: null, reason: 'nothing there' }, desk.by);
    }
    if (what === 'refund' || what === 'void') {
      const amount = what === 'void' ? 10_000 : 1_000 + which;
      const drafted = draftAt(desk, {
        operation: what,
        referenceId: transactionId,
        orderId,
        amount: { minor: amount, currency: 'EUR' },
      });
      if (!drafted || takeAt(desk, drafted.operationId).kind !== 'taken' || end === 'confirmed') continue;
      if (end === 'notSent') {
        desk.writer.end(drafted.operationId, drafted.attemptId, { kind: 'notSent', cause: 'notConnected' }, desk.by);
        continue;
      }
      desk.writer.begin(drafted.operationId, drafted.attemptId, desk.by);
      const id = `R${index}`;
      const execcode = end === 'refused' ? '4001' : '0000';
      if (end !== 'sending' || named)
        done.push(
          row({
            transactionId: id,
            operation: what,
            referenceId: transactionId,
            orderId,
            amountMinor: amount,
            execcode,
            extraData: drafted.attemptId,
            happenedAt: noon + 2_000,
          }),
        );
      if (end === 'sending') continue;
      const answer: AttemptOutcome =
        end === 'unknown'
          ? { kind: 'unknown', cause: 'timedOut' }
          : { kind: 'answered', execcode, message: 'said', transactionId: named || what === 'refund' ? id : null };
      desk.writer.end(drafted.operationId, drafted.attemptId, answer, desk.by);
    }
  }
  return desks;
}

const unknownHere = `SELECT operation_id FROM operations WHERE state = 'unknown' AND desk_id IS NULL ORDER BY operation_id`;

const story = fc.tuple(
  fc.array(someDeed, { minLength: 3, maxLength: 14 }),
  fc.integer({ min: 2, max: 3 }),
  fc.array(fc.nat(20), { minLength: 7, maxLength: 7 }),
  fc.array(fc.nat(20), { minLength: 7, maxLength: 7 }),
);

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const deed = (
  what: Story[0][number]['what'],
  desk: number,
  more: Partial<Story[0][number]> = {},
): Story[0][number] => ({
  ...{ what, desk, which: 0, end: 'succeeded', named: false },
  ...more,
});

/** Found once: a colleague's refund before the payment that it refers to, and a notification that names what its attempt says as well. */
const found: [Story][] = [
  [[[deed('exchange', 2), deed('import', 0), deed('refund', 2), deed('import', 0)], 3, [0], [17, 5, 0, 17, 0, 11, 0]]],
  [
    [
      [
        deed('refund', 0),
        deed('refund', 0, { end: 'unknown' }),
        deed('import', 0),
        deed('import', 0),
        deed('notify', 1, { which: 4, named: true }),
      ],
      2,
      [0, 1, 0, 0, 0, 0, 0],
      [0, 0, 0, 1, 0, 1, 0],
    ],
  ],
];

it('logs of desks, cut and dealt in any way, make the same rows at the same places, and so does a rebuild', {
  timeout: 600_000,
}, () => {
  const pool = openPool();
  onTestFinished(() => pool.close());
  fc.assert(
    fc
      .property(story, ([deeds, count, one, other]) => {
        const desks = play(deeds, count, pool.open);
        expectAlike(desks, pool.open, [one, other], photograph);
      })
      .afterEach(() => pool.empty()),
    { numRuns: 14, examples: found },
  );
});
