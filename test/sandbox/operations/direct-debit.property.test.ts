import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountSettingsSchema } from '../../../sandbox/accounts/settings.ts';
import { isRefusal } from '../../../sandbox/answers/refusal.ts';
import { balanceOf } from '../../../sandbox/book/chain.ts';
import { openBook } from '../../../sandbox/book/open.ts';
import { computeHash } from '../../../sandbox/checks/signature.ts';
import { createClock } from '../../../sandbox/clock/clock.ts';
import { createProcessor } from '../../../sandbox/processor.ts';
import type { FormMap } from '../../../sandbox/requests/form.ts';
import { secret, tuesday } from '../client.ts';
import { mandate } from '../mandate.ts';

const account = accountSettingsSchema.parse({
  identifier: 'SHOP',
  secret,
  method: 'sdd',
  collectionRules: [{ text: 'bounces', execcode: '4001' }],
});

/** What a merchant does, with a number that stands for one of the direct debits so far. */
type Step =
  | { readonly kind: 'mandate'; readonly amount: number; readonly bounces: boolean }
  | { readonly kind: 'alias'; readonly of: number; readonly amount: number }
  | { readonly kind: 'refund'; readonly of: number; readonly amount: number | undefined }
  | { readonly kind: 'wait'; readonly hours: number };

const small = fc.integer({ min: 1, max: 500 });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('mandate' as const), amount: small, bounces: fc.boolean() }),
  fc.record({ kind: fc.constant('alias' as const), of: fc.nat(), amount: small }),
  fc.record({ kind: fc.constant('refund' as const), of: fc.nat(), amount: fc.option(small, { nil: undefined }) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
);

/** A gateway without network, and the direct debits that it was sent. */
function open() {
  const book = openBook(':memory:');
  const clock = createClock({ now: tuesday, frozen: true });
  const processor = createProcessor({ book, accounts: [account], clock });
  const send = (fields: FormMap) => {
    const params = { IDENTIFIER: 'SHOP', ORDERID: '1', DESCRIPTION: 'x', VERSION: '3.0', ...fields };
    const signed = { ...params, HASH: computeHash(params, secret) };
    const form = { method: String(fields['OPERATIONTYPE']), params: signed };
    const job = processor.prepare(form, { address: '127.0.0.1', origin: 'http://127.0.0.1' });
    const outcome = isRefusal(job) ? job : processor.run(job);
    return isRefusal(outcome) ? { EXECCODE: outcome.execcode } : outcome;
  };
  return { book, clock, processor, send };
}

const payer = Object.fromEntries(
  Object.entries(mandate).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

describe('money of direct debits', () => {
  it('H54 H55 nothing is debited before its day, Σ refunds ≤ AMOUNT, nothing is given back of what was not debited', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { book, clock, processor, send } = open();
        const debits: string[] = [];
        for (const done of steps) {
          const target = 'of' in done ? debits[done.of % debits.length] : undefined;
          switch (done.kind) {
            case 'wait':
              clock.advance(done.hours * 3_600_000);
              processor.runDue();
              break;
            case 'mandate': {
              const DESCRIPTION = done.bounces ? 'bounces' : 'good';
              const answer = send({ ...payer, OPERATIONTYPE: 'payment', DESCRIPTION, AMOUNT: String(done.amount) });
              expect(answer['EXECCODE']).toBe('0003');
              debits.push(answer['TRANSACTIONID'] ?? '');
              break;
            }
            case 'alias': {
              if (target === undefined) break;
              const { alias } = book.rows.find('SHOP', target) ?? { alias: '' };
              const fields = { ...payer, OPERATIONTYPE: 'payment', ALIAS: alias, ALIASMODE: 'subscription' };
              const answer = send({ ...fields, DESCRIPTION: 'good', AMOUNT: String(done.amount) });
              expect(['0003', '2020']).toContain(answer['EXECCODE']);
              if (answer['EXECCODE'] === '0003') debits.push(answer['TRANSACTIONID'] ?? '');
              break;
            }
            case 'refund': {
              if (target === undefined) break;
              const before = book.rows.all().length;
              const AMOUNT = done.amount === undefined ? '' : String(done.amount);
              const answer = send({ OPERATIONTYPE: 'refund', TRANSACTIONID: target, AMOUNT });
              expect(book.rows.all()).toHaveLength(answer['EXECCODE'] === '0000' ? before + 1 : before);
              break;
            }
          }
          for (const transactionId of debits) {
            const row = book.rows.find('SHOP', transactionId);
            if (!row) throw new Error('A direct debit is lost.');
            const { debit, refunded, left } = balanceOf(book.rows.chainOf(row));
            const isDue = clock.now() >= Date.parse('2026-03-13T08:00:00Z') && row.execcode !== '0003';
            expect(debit).toBe(isDue && row.execcode === '0000' ? row.amount : 0);
            expect(refunded).toBeLessThanOrEqual(debit);
            expect(left).toBe(debit - refunded);
          }
        }
        book.close();
      }),
      { numRuns: 100 },
    );
  });
});
