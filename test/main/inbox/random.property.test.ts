import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { takenNotification } from '../../../contract/index.ts';
import { listRefused } from '../../../main/ledger/queries/notifications.ts';
import { holdsSecret } from '../../secret-scan.ts';
import { type Fields, key, notify, openInbox, payment, photograph, sealed, toForm } from './samples.ts';

/** The issue's own number (Done when 5), all of them in `npm test`. */
const numRuns = 10_000;

const name = fc.oneof(
  fc.constantFrom(...Object.keys(payment), 'HASH', 'ALIAS', '__proto__', 'toString', ''),
  fc.string({ unit: 'binary' }),
);
const value = fc.oneof(
  fc.constantFrom(
    ...Object.values(payment),
    '',
    key,
    '5555556778250000',
    '0'.repeat(64),
    '%',
    '%zz',
    '%00',
    '+',
    '\ud800',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** A right notification in which one thing was changed, taken away or added: never the whole truth again. */
const spoilt = fc
  .tuple(fc.constantFrom(...Object.keys(sealed(payment))), value, fc.constantFrom('change', 'remove', 'cut'))
  .map(([field, other, how]) => {
    const fields: Record<string, string> = { ...sealed(payment) };
    if (how === 'remove') delete fields[field];
    else if (how === 'cut') fields[field] = fields[field]?.slice(0, -1) ?? '';
    else fields[field] = other;
    return fields as Fields;
  })
  .filter((fields) => JSON.stringify(fields) !== JSON.stringify(sealed(payment)));

const fields = fc.oneof(
  spoilt,
  fc.array(fc.tuple(name, value), { maxLength: 12 }).map((entries) => Object.fromEntries(entries) as Fields),
);

const text = fc.oneof(
  fields.map((each) => new URLSearchParams(Object.entries(each)).toString()),
  fields.map((each) => JSON.stringify(each)),
  fields.map((each) => JSON.stringify([each, { each }], null, 1)),
  fields.map(
    (each) =>
      `?${Object.entries(each)
        .map((pair) => pair.join('='))
        .join('&')}`,
  ),
  fields.map((each) => Buffer.from(toForm(each)).toString('latin1').replaceAll('%', '%25')),
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
  fc.tuple(fc.string(), fields.map(toForm)).map((lines) => lines.join('\n')),
);

it(`${numRuns} random notifications: no crash, no change without a right HASH, no secret in any message`, {
  timeout: 600_000,
}, async () => {
  const opened = openInbox();
  opened.database.pragma('synchronous = OFF');
  await opened.take(notify(payment));
  const before = photograph(opened);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(text, async (each) => {
      const taken = z.array(takenNotification).parse(await opened.take(each));
      // What is only written otherwise, such as with a space around a line, is the one that was kept before.
      expect(taken.map(({ kind }) => kind)).not.toContain('kept');
      refused += taken.filter(({ kind }) => kind === 'refused').length;
      expect(holdsSecret(Buffer.from(JSON.stringify(taken)), key)).toBe(false);
    }),
    { numRuns },
  );
  expect(photograph(opened)).toBe(before);
  expect(refused).toBeGreaterThan(numRuns / 2);
  expect(opened.events).toHaveLength(1);
  expect(holdsSecret(Buffer.from(JSON.stringify(listRefused(opened.database, 500))), key)).toBe(false);
});
