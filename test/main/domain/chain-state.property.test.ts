import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chain, makeChain } from '../../../main/domain/chain.ts';
import { readState, standTogether } from '../../../main/domain/chain-state.ts';
import { endOfDay } from '../../../main/domain/deadline.ts';
import { judgeCapture } from '../../../main/domain/judges/capture.ts';
import type { Operation, OperationState } from '../../../main/domain/operation.ts';
import { standAlone } from '../../../main/domain/stand-alone.ts';
import type { Standing } from '../../../main/domain/standing.ts';
import type { Transaction } from '../../../main/domain/transaction.ts';
import type { UnreadFact } from '../../../main/domain/unread.ts';
import { attempt, euros, noon, operation, refundRow, rules, transaction } from './samples.ts';

const minor = fc.constantFrom(1_000, 4_000, 10_000);
const status = fc.constantFrom('succeeded', 'succeeded', 'succeeded', 'waiting', 'unknown', 'refused');
const states: readonly OperationState[] = [
  'confirmed',
  'sending',
  'succeeded',
  'pending',
  'refused',
  'notSent',
  'unknown',
];

const someRoot = fc
  .record({
    kind: fc.constantFrom('payment', 'authorization'),
    status,
    voided: fc.boolean(),
    minor: fc.constantFrom(0, 10_000),
  } as const)
  .map((root) =>
    transaction({
      operation: root.kind,
      status: root.status,
      voidedBy: root.voided ? 'V' : null,
      amount: euros(root.minor),
    }),
  );
const someEdits = fc
  .array(
    fc.record({
      kind: fc.constantFrom('refund', 'capture', 'void', 'stopntimes'),
      minor,
      status,
      voided: fc.constantFrom(false, false, true),
      chargedBack: fc.constantFrom(false, false, false, true),
    } as const),
    { maxLength: 5 },
  )
  .map((edits) =>
    edits.map((edit, index) =>
      refundRow({
        transactionId: `E${index}`,
        operation: edit.kind,
        amount: euros(edit.minor),
        status: edit.status,
        voidedBy: edit.voided ? `V${index}` : null,
        chargedBack: edit.chargedBack,
      }),
    ),
  );
const someOperations = fc
  .array(fc.record({ kind: fc.constantFrom('refund', 'capture'), minor, state: fc.constantFrom(...states) } as const), {
    maxLength: 3,
  })
  .map((own) =>
    own.map(({ kind, minor: amount, state }, index) =>
      operation(state, {
        operationId: `o${index}`,
        operation: kind,
        amount: euros(amount),
        attempts: [attempt({ attemptId: `a${index}` })],
      }),
    ),
  );
const lost: UnreadFact = {
  accountId: 'SHOP',
  transactionId: 'X',
  orderId: 'W-1',
  referenceId: 'A1',
  operation: 'refund',
  column: 'AMOUNT',
  problem: 'absent',
  source: 'import',
  at: noon,
};

function chainOf(
  transactions: readonly Transaction[],
  operations: readonly Operation[] = [],
  unread: readonly UnreadFact[] = [],
): Chain {
  return makeChain({ accountId: 'SHOP', chainId: 'A1', transactions, operations, unread });
}

function standOf(chain: Chain): Standing | undefined {
  return standTogether(chain).get('A1')?.standing;
}

describe('what a chain stands at', () => {
  it('agrees with its balance, claims nothing that is open, and does not depend on any order', () => {
    const seen = new Set<Standing>();
    fc.assert(
      fc.property(
        fc
          .tuple(someRoot, someEdits, someOperations, fc.boolean())
          .chain(([root, edits, own, hasUnread]) =>
            fc.tuple(
              fc.constant([root, ...edits]),
              fc.shuffledSubarray([root, ...edits], { minLength: edits.length + 1 }),
              fc.constant(own),
              fc.shuffledSubarray(own, { minLength: own.length }),
              fc.constant(hasUnread ? [lost] : []),
            ),
          ),
        ([rows, shuffled, own, shuffledOwn, unread]) => {
          const chain = chainOf(rows, own, unread);
          const { balance } = chain;
          const stands = standTogether(chain).get('A1');
          expect(standTogether(chainOf(shuffled, shuffledOwn, unread)).get('A1')).toEqual(stands);
          expect(stands).toMatchObject({
            left: balance.left,
            leftAtMost: balance.leftAtMost,
            currency: balance.currency,
          });
          const standing = standOf(chain);
          if (standing) seen.add(standing);
          if (standing === 'refunded')
            expect([balance.left, balance.inFlight, balance.refunded > 0]).toEqual([0, 0, true]);
          if (standing === 'partlyRefunded') expect(balance.left > 0 && balance.refunded > 0).toBe(true);
          if (standing === 'paid')
            expect([balance.refunded, balance.left, balance.inFlight]).toEqual([0, balance.paid, 0]);
          if (standing === 'authorized') expect(balance.authorised).toBeGreaterThan(0);
          if (balance.inFlight > 0) expect(['pending', 'unknown', 'unsure', 'chargedBack']).toContain(standing);
          if (balance.unsure.length > 0) expect(['unknown', 'unsure', 'chargedBack']).toContain(standing);
          if (rows.some(({ chargedBack }) => chargedBack)) expect(standing).toBe('chargedBack');
        },
      ),
      { numRuns: 500 },
    );
    // Whatever the dice: most of what there is.
    expect(seen.size).toBeGreaterThan(6);
  });

  it('is what its one row stands at alone, where there is nothing else', () => {
    const kinds = fc.constantFrom('payment', 'authorization', 'credit', 'stopntimes');
    fc.assert(
      fc.property(someRoot, kinds, fc.boolean(), (root, kind, chargedBack) => {
        const row = transaction({ ...root, operation: kind, chargedBack });
        expect(standTogether(chainOf([row])).get('A1')).toEqual(standAlone(row));
      }),
      { numRuns: 100 },
    );
  });

  it.each<[Standing, readonly Transaction[]]>([
    ['paid', [transaction()]],
    ['partlyRefunded', [transaction(), refundRow()]],
    ['refunded', [transaction(), refundRow({ amount: euros(10_000) })]],
    ['chargedBack', [transaction({ chargedBack: true }), refundRow({ status: 'unknown' })]],
    ['pending', [transaction(), refundRow({ status: 'waiting' })]],
    ['unknown', [transaction(), refundRow({ status: 'unknown' })]],
    ['voided', [transaction({ voidedBy: 'V' })]],
    ['refused', [transaction({ status: 'refused', execcode: '4001' })]],
    ['authorized', [transaction({ operation: 'authorization' })]],
    ['done', [transaction({ operation: 'authorization', amount: euros(0) })]],
  ])('can be %s', (standing, rows) => {
    expect(standOf(chainOf(rows))).toBe(standing);
  });

  it('is never that of an edit: each has its own outcome, and nothing is left of it', () => {
    const stands = standTogether(
      chainOf([
        transaction(),
        refundRow({ amount: euros(10_000) }),
        refundRow({ transactionId: 'R2', status: 'refused', execcode: '4001' }),
      ]),
    );
    expect([...stands].map(([id, { standing, left }]) => [id, standing, left])).toEqual([
      ['A1', 'refunded', 0],
      ['R1', 'done', 0],
      ['R2', 'refused', 0],
    ]);
  });
});

describe('an authorization', () => {
  const row = transaction({ operation: 'authorization' });

  it('is to be captured until the end of its last day, then it has expired, as the judge of captures says', () => {
    const until = endOfDay(noon, rules.voidZone, rules.captureDays);
    fc.assert(
      fc.property(fc.integer({ min: noon, max: until + 86_400_000 }), (now) => {
        const state = readState(row, rules, now);
        const situation = { row, chain: chainOf([row]), account: rules, now } as Parameters<typeof judgeCapture>[0];
        const judged = judgeCapture(situation);
        expect(state).toEqual(
          judged.open ? { kind: 'toCapture', until, mayBeOver: false } : { kind: 'expired', since: until },
        );
      }),
      { numRuns: 50 },
    );
    expect([readState(row, rules, until).kind, readState(row, rules, until + 1).kind]).toEqual([
      'toCapture',
      'expired',
    ]);
  });

  it('may be over where nobody told its time, and has no end where its account is not known', () => {
    const untimed = transaction({ operation: 'authorization', timeKnown: false });
    expect(readState(untimed, rules, noon)).toMatchObject({ kind: 'toCapture', mayBeOver: true });
    expect(readState(row, undefined, noon)).toEqual({ kind: 'toCapture', until: null, mayBeOver: false });
  });
});

it('a refusal tells its code, and money in parts what is left', () => {
  const refused = transaction({ status: 'refused', execcode: '4001' });
  expect(readState(refused, rules, noon)).toEqual({ kind: 'refused', code: '4001' });
  const stands = { standing: 'partlyRefunded', left: 6_000, leftAtMost: 6_000, currency: 'EUR' } as const;
  expect(readState(transaction({ stands }), rules, noon)).toEqual({
    kind: 'partlyRefunded',
    left: 6_000,
    currency: 'EUR',
  });
});
