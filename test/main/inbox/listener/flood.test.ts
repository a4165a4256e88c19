import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listKept, listRefused } from '../../../../main/ledger/queries/notifications.ts';
import { mostRefusedOf } from '../../../../main/ledger/writing/intake.ts';
import { notify, payment, refund, sealed, toForm } from '../samples.ts';
import { ask, ok, openListener } from './open-listener.ts';

/** Ten at a time, as somebody would who means it. */
async function flood(url: string, posts: readonly string[]): Promise<Set<number>> {
  const answers = new Set<number>();
  const next = posts.values();
  const send = async () => {
    for (const post of next) answers.add((await ask(url, post)).status);
  };
  await Promise.all(Array.from({ length: 10 }, send));
  return answers;
}

/** The HASH of what `payment` says otherwise. */
const anyHash = sealed(payment)['HASH'] ?? '';

/** How long the disk takes for each post is nothing that these tests are about. */
async function openFast() {
  const opened = await openListener();
  opened.database.pragma('synchronous = OFF');
  return opened;
}

/** What the gateway really told, damaged on its way; a person's own try; one that waits for its key. */
async function openBusy() {
  const opened = await openFast();
  await ask(opened.url, notify(payment));
  await ask(
    opened.url,
    notify({ ...payment, TRANSACTIONID: 'REAL', CARDFULLNAME: 'JOHN' }).replace('=JOHN&', '=+JOHN+&'),
  );
  await ask(opened.url, toForm(sealed({ ...payment, TRANSACTIONID: 'ODD', AMOUNT: 'many' })));
  await opened.take(toForm({ ...payment, TRANSACTIONID: 'BROUGHT' }));
  const names = (limit: number) =>
    listRefused(opened.database, limit).map(({ parameters }) => {
      const shown = parameters as readonly { readonly name: string; readonly value: string }[];
      return shown.find(({ name }) => name === 'TRANSACTIONID')?.value ?? '';
    });
  return { ...opened, names };
}

const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index));

describe('a flood at the listener', { timeout: 200_000 }, () => {
  it.each<[number, string, (index: number) => string]>([
    [520, 'unsigned', (index) => toForm({ ...refund, ORDERID: `W-${index}` })],
    [
      mostRefusedOf.claimed + 20,
      'of a wrong HASH',
      (index) => toForm({ ...refund, ORDERID: `W-${index}`, HASH: anyHash }),
    ],
    [mostRefusedOf.stranger + 20, 'of no HASH', (index) => toForm({ ...refund, ORDERID: `W-${index}`, HASH: 'none' })],
    [mostRefusedOf.stranger + 20, 'of another account', (index) => notify({ ...refund, IDENTIFIER: `OTHER-${index}` })],
  ])('of %i posts %s pushes out and hides nothing that was real', async (count, _, write) => {
    const { url, names, rows, database } = await openBusy();
    const before = rows('transactions');
    expect(names(10)).toEqual(['BROUGHT', 'ODD', 'REAL']);
    expect(await flood(url, many(count, write))).toEqual(new Set([400]));
    const all = names(500);
    expect(all.length).toBeLessThan(3 + count);
    expect(all.slice(-3)).toEqual(['BROUGHT', 'ODD', 'REAL']);
    expect(names(3)).toEqual(['BROUGHT', 'ODD', 'REAL']);
    expect(rows('transactions')).toEqual(before);
    expect(listKept(database, 10)).toMatchObject([{ transactionId: 'A1' }]);
    expect(await ask(url, notify(refund))).toEqual(ok);
  });

  it('of what cannot be read leaves no trace at all', async () => {
    const { url, names, rows } = await openBusy();
    expect(
      await flood(
        url,
        many(60, (index) => `rubbish ${index}`),
      ),
    ).toEqual(new Set([400]));
    expect(names(500)).toEqual(['BROUGHT', 'ODD', 'REAL']);
    expect(rows('refused_notifications')).toHaveLength(3);
  });

  it('of posts as large as can be fills a small place and no more', async () => {
    const { url, database, rows } = await openFast();
    const long = (index: number) =>
      toForm({
        IDENTIFIER: `OTHER-${index}`,
        ...Object.fromEntries(Array.from({ length: 90 }, (_, n) => [`P${n}`, 'x'.repeat(600)])),
      });
    await flood(url, many(60, long));
    database.pragma('wal_checkpoint(TRUNCATE)');
    const size = statSync(database.name).size;
    await flood(
      url,
      many(60, (index) => long(1_000 + index)),
    );
    database.pragma('wal_checkpoint(TRUNCATE)');
    expect(rows('refused_notifications')).toHaveLength(mostRefusedOf.stranger);
    expect(statSync(database.name).size).toBe(size);
  });
});
