import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertObservation,
  observation,
  readObservation,
  writeObservation,
} from '../../../../main/ledger/observations/observation.ts';
import { isPlainObservation } from '../../../../main/ledger/observations/plain-observation.ts';
import { noon, row } from '../samples.ts';

const written = writeObservation(row(), 'import', noon);
const writtenWithMore = writeObservation(
  row({ currencyTold: false, inMajorUnits: true, further: { arn: '74', eci: '5' }, notWhole: ['CLIENTIDENT'] }),
  'lookup',
  noon,
);

/** Values on both sides of every border that the schema draws. */
const someValue = fc.oneof(
  fc.constantFrom(
    ...['', 'A', 'A'.repeat(32), 'A'.repeat(33), 'A'.repeat(64), 'A'.repeat(65), 'A'.repeat(255), 'A'.repeat(256)],
    ...['EUR', 'eur', 'EURO', 'EUR\n', '0000', '00000', '0000\n', '٠٠٠٠', '2026-01-20', '😀'.repeat(16)],
    ...['payment', 'credit', 'stopntimes', 'card', 'unknown', 'desk', 'import', 'succeeded', 'refused', 'unread'],
    ...[0, -0, 1, -1, 1.5, 2 ** 53 - 1, 2 ** 53, 1e300, true, false, null],
    ...[[], {}, ['CLIENTIDENT'], [1], { arn: '74' }, { arn: 1 }, { nothing: '74' }, { arn: '74', toString: '' }],
  ),
  fc.jsonValue(),
);
const someName = fc.constantFrom(
  ...Object.keys(observation.shape),
  ...['kind', 'amount', 'toString', 'constructor', '__proto__', 'length', ''],
);

/** A body as text, of which names are left out, replaced, or said twice: what an object cannot hold stands there as well. */
const someBody = fc
  .record({
    from: fc.constantFrom(written, writtenWithMore),
    without: fc.uniqueArray(someName, { maxLength: 2 }),
    more: fc.array(fc.tuple(someName, someValue), { maxLength: 3 }),
  })
  .map(({ from, without, more }) => {
    const left = Object.entries<unknown>(JSON.parse(from)).filter(([name]) => !without.includes(name));
    return `{${[...left, ...more].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
  });

const throws = (read: () => unknown): boolean => {
  try {
    read();
    return false;
  } catch {
    return true;
  }
};

describe('the shape that is told by hand', () => {
  it('is the one that bodies are written in', () => {
    expect([written, writtenWithMore].map((body) => isPlainObservation(JSON.parse(body)))).toEqual([true, true]);
  });

  it('is accepted by the schema, whatever a body says', () => {
    let plain = 0;
    const check = fc.property(someBody, (body) => {
      const stored: unknown = JSON.parse(body);
      const isPlain = isPlainObservation(stored);
      plain += Number(isPlain);
      expect(isPlain && !observation.safeParse(stored).success).toBe(false);
      expect(throws(() => assertObservation(body))).toBe(throws(() => readObservation(body)));
    });
    fc.assert(check, { numRuns: 20_000 });
    expect(plain).toBeGreaterThan(1_000);
  });

  it.each([null, [], 'text', 1, [written]])('is not what %j is', (stored) => {
    expect(isPlainObservation(stored)).toBe(false);
  });
});
