import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSettlement } from '../../../../main/domain/decide/settle.ts';
import { evolve } from '../../../../main/domain/evolve.ts';
import { decideLapse, waitEnd } from '../../../../main/domain/page/lapse.ts';
import { isProbable, proveByRow } from '../../../../main/domain/proof.ts';
import { clockTolerance } from '../../../../main/domain/time-bounds.ts';
import { noon, transaction } from '../samples.ts';
import { answered, handedOver } from './samples.ts';

const hour = 3_600_000;
const expiresAt = noon + hour;
const lag = 2 * hour;
const late = { result: 'nothing', begunAt: expiresAt + lag + clockTolerance + 1, zone: 'Europe/Paris', lag } as const;

/** What the holder made on the form: it bears the attempt's id. */
const made = (changes: object) =>
  transaction({
    transactionId: 'A77',
    orderId: 'W-2',
    amount: { minor: 2_500, currency: 'EUR' },
    extraData: 'attempt-1',
    happenedAt: noon + 60_000,
    knownFrom: 'notification',
    ...changes,
  });

describe('a page that is over', () => {
  it('lapses by a look-up that began after its expiry and the lag, at any other time by none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10 * hour, max: 10 * hour }),
        fc.integer({ min: 0, max: 5 * hour }),
        (after, lagging) => {
          const begunAt = expiresAt + after;
          const lapse = decideLapse(handedOver(), [], { ...late, begunAt, lag: lagging });
          expect(lapse !== undefined).toBe(after > lagging + clockTolerance);
          expect(lapse !== undefined).toBe(begunAt > waitEnd(expiresAt, lagging));
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['failed', 'proved'] as const)('not by a look-up that %s', (result) => {
    expect(decideLapse(handedOver(), [], { ...late, result })).toBeUndefined();
  });

  it.each(['drafted', 'confirmed', 'sending', 'succeeded', 'refused', 'notSent', 'unknown'] as const)(
    'only while it is pending, not %s',
    (state) => {
      expect(decideLapse(handedOver({ state }), [], late)).toBeUndefined();
    },
  );

  it('not while what the holder did waits for the bank; what waits for the holder alone is over', () => {
    const waiting = (execcode: string) => made({ status: 'waiting', execcode });
    expect(decideLapse(answered('0002'), [waiting('0003')], { ...late, begunAt: noon + 99 * hour })).toBeUndefined();
    expect(decideLapse(answered('0001'), [waiting('0001')], { ...late, begunAt: noon + 99 * hour })).toBeDefined();
  });

  it('never of what waits for the bank without a page', () => {
    expect(decideLapse(answered('0003'), [], { ...late, begunAt: noon + 999 * hour })).toBeUndefined();
  });

  it('is nobody’s to end before, a person’s with a reason from then on, and a later row still proves it', () => {
    const statement = { outcome: 'refused', transactionId: null, reason: 'she chose a transfer' } as const;
    const none = { row: undefined, isAnothers: false };
    expect(decideSettlement(statement, handedOver(), none)).toMatchObject({ refusal: { code: 'notSettleable' } });
    const line = decideLapse(handedOver(), [], late);
    if (!line) throw new Error('It has to lapse.');
    const lapsed = evolve(handedOver(), line, { actor: 'a.clerk', at: late.begunAt });
    expect(lapsed).toMatchObject({ state: 'unknown', attempts: [{ cause: 'pageLapsed' }] });
    const settling = decideSettlement(statement, lapsed, none);
    if (settling.kind !== 'decided') throw new Error('A person may end it.');
    const ended = evolve(lapsed, settling.value, { actor: 'a.clerk', at: late.begunAt + 1 });
    expect(ended.state).toBe('refused');
    expect(proveByRow(ended, made({}))?.proof).toMatchObject({ outcome: 'succeeded', transactionId: 'A77' });
  });
});

describe('what rows say of a form’s page', () => {
  it('is proved by a success that bears its id, and not by a refusal: the holder may try again until it expires', () => {
    expect(proveByRow(handedOver(), made({}))?.proof).toMatchObject({ outcome: 'succeeded' });
    expect(proveByRow(handedOver(), made({ status: 'refused', execcode: '4001' }))).toBeUndefined();
    expect(proveByRow(handedOver({ state: 'unknown' }), made({ status: 'refused', execcode: '4001' }))).toBeUndefined();
  });

  it('is not proved by another amount, order or mark', () => {
    expect(proveByRow(handedOver(), made({ amount: { minor: 2_501, currency: 'EUR' } }))).toBeUndefined();
    expect(proveByRow(handedOver(), made({ orderId: 'W-3' }))).toBeUndefined();
    expect(proveByRow(handedOver(), made({ extraData: '' }))).toBeUndefined();
  });

  it('a bank’s page is refused for good: its transaction is one', () => {
    const row = made({ transactionId: 'A9', status: 'refused', execcode: '4008' });
    expect(proveByRow(answered('0001'), row)?.proof).toMatchObject({ outcome: 'refused', execcode: '4008' });
  });

  it('what came late on the page may be its own, where shops want no id of ours', () => {
    const lapsed = handedOver({ state: 'unknown' });
    const row = (happenedAt: number) => made({ extraData: '', happenedAt, timeKnown: true });
    expect(isProbable(row(noon + 30 * hour), lapsed)).toBe(true);
    expect(isProbable(row(noon + 60 * hour), lapsed)).toBe(false);
  });
});
