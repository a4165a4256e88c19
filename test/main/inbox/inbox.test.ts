import { describe, expect, it } from 'vitest';
import { toSetAsideView } from '../../../main/channels/views/notification.ts';
import { rebuildProjections } from '../../../main/ledger/projections/rebuild.ts';
import { findChain } from '../../../main/ledger/queries/chain.ts';
import { listKept, listRefused } from '../../../main/ledger/queries/notifications.ts';
import { verifyImports } from '../../../main/ledger/verify/imports.ts';
import { mostRefused } from '../../../main/ledger/writing/intake.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { type Fields, key, notify, openInbox, payment, photograph, refund, sealed, toForm } from './samples.ts';

describe('a verified notification', () => {
  it('becomes a row, a line of the log and an entry in the list', async () => {
    const opened = openInbox();
    expect(await opened.take(notify(payment))).toMatchObject([
      {
        kind: 'kept',
        line: 1,
        settled: [],
        notification: { transactionId: 'A1', amount: { minor: 10_000, currency: 'EUR' } },
      },
    ]);
    expect(opened.rows('transactions')).toMatchObject([
      { transaction_id: 'A1', status: 'succeeded', known_from: 'notification', client: 'j.snow', card: '…0001' },
    ]);
    expect(listKept(opened.database, 10)).toMatchObject([
      { transactionId: 'A1', execcode: '0000', operation: 'payment' },
    ]);
    const [event] = opened.rows('events');
    expect(JSON.parse(String(event?.['body']))).toMatchObject({
      kind: 'notificationKept',
      verified: true,
      identifier: 'SHOP',
    });
    expect(opened.events).toEqual([{ kind: 'transactionsChanged', chains: [{ accountId: 'SHOP', chainId: 'A1' }] }]);
  });

  it('leaves nothing in the log that tells who the customer is', async () => {
    const { take, rows } = openInbox();
    await take(notify(payment));
    const log =
      rows('events')
        .map(({ body }) => String(body))
        .join() +
      rows('observations')
        .map(({ body }) => String(body))
        .join();
    for (const word of ['j.snow', 'example.com', 'JOHN']) expect(log).not.toContain(word);
  });

  it('is covered by its line in the log, and survives a rebuild', async () => {
    const opened = openInbox();
    await opened.take(
      [payment, refund, { ...payment, TRANSACTIONID: 'A2', ORDERID: 'W-2' }].map((fields) => notify(fields)).join('\n'),
    );
    const before = photograph(opened);
    expect(verifyImports(opened.database)).toEqual([]);
    rebuildProjections(opened.database);
    expect(photograph(opened)).toBe(before);
    opened.database.exec('DROP TRIGGER observations_are_never_changed');
    opened.database.exec(`UPDATE observations SET body = replace(body, '2500', '9900')`);
    expect(verifyImports(opened.database)).toMatchObject([{ check: 'imports' }]);
  });

  it('whose content is nothing that a transaction can have is kept apart, and by name beside its order', async () => {
    const opened = openInbox();
    await opened.take(notify(payment));
    expect(await opened.take(notify({ ...refund, AMOUNT: '25.00' }))).toMatchObject([
      { kind: 'refused', reason: { code: 'unusable', accountId: 'SHOP', parameter: 'AMOUNT' } },
    ]);
    const chain = () => findChain(opened.database, 'SHOP', 'A1');
    const named = { transactionId: 'R1', column: 'AMOUNT', source: 'notification' };
    expect(chain()).toMatchObject({ unread: [named], balance: { unsure: [{ kind: 'unreadableRow' }] } });
    expect(verifyImports(opened.database)).toEqual([]);
    rebuildProjections(opened.database);
    expect(chain()?.unread).toMatchObject([named]);
    opened.clock.time += 1_000;
    await opened.take(notify(refund));
    expect(chain()).toMatchObject({ unread: [], balance: { unsure: [] } });
  });
});

describe('a replayed notification', () => {
  it('changes nothing, in whatever form and order it comes again', async () => {
    const opened = openInbox();
    await opened.take(notify(payment));
    const before = photograph(opened);
    opened.clock.time += 60_000;
    const backwards = Object.fromEntries(Object.entries(sealed(payment)).toReversed());
    for (const again of [notify(payment), JSON.stringify(sealed(payment)), toForm(backwards)]) {
      expect(await opened.take(again)).toMatchObject([{ kind: 'duplicate', notification: { transactionId: 'A1' } }]);
    }
    expect(photograph(opened)).toBe(before);
    expect(opened.events).toHaveLength(1);
  });

  it('is the same after a change of key: HASH is not content', async () => {
    const keychain = openMemoryStore(new Map([['test/SHOP', key]]));
    const opened = openInbox({ keychain });
    await opened.take(notify(payment));
    const before = photograph(opened);
    await keychain.keep('test/SHOP', 'the next key');
    expect(await opened.take(notify(payment, 'the next key'))).toMatchObject([{ kind: 'duplicate' }]);
    expect(photograph(opened)).toBe(before);
  });

  it('in one text with itself counts once', async () => {
    const { take, rows } = openInbox();
    const taken = await take(`${notify(payment)}\n${notify(payment)}`);
    expect(taken.map(({ kind, line }) => [kind, line])).toEqual([
      ['kept', 1],
      ['duplicate', 2],
    ]);
    expect(rows('observations')).toHaveLength(1);
  });

  it('of another outcome of the same transaction is not the same', async () => {
    const { take, rows } = openInbox();
    await take(notify({ ...payment, EXECCODE: '0003' }));
    expect(await take(notify(payment))).toMatchObject([{ kind: 'kept' }]);
    expect(rows('transactions')).toMatchObject([{ execcode: '0000', status: 'succeeded' }]);
  });
});

describe('what is refused', () => {
  it('is kept apart with its reason and without its HASH, and changes nothing else', async () => {
    const opened = openInbox();
    const before = photograph(opened);
    const forged: Fields = { ...sealed(payment), AMOUNT: '1' };
    expect(await opened.take(toForm(forged))).toMatchObject([
      { kind: 'refused', reason: { code: 'hashWrong', repair: null } },
    ]);
    const [apart, ...others] = listRefused(opened.database, 10);
    expect(others).toEqual([]);
    expect(apart).toMatchObject({ times: 1, reason: { code: 'hashWrong' } });
    expect(apart?.parameters).toContainEqual({ name: 'AMOUNT', value: '1' });
    expect(JSON.stringify(apart)).not.toContain(forged['HASH']);
    expect(photograph(opened)).toBe(before);
    expect(opened.events).toEqual([]);
  });

  it('is told what would have made it right, and is not taken for that', async () => {
    const opened = openInbox();
    const before = photograph(opened);
    const damaged = notify(payment).replace('j.snow%2Bwall', 'j.snow+wall');
    expect(await opened.take(damaged)).toMatchObject([
      { kind: 'refused', reason: { code: 'hashWrong', repair: { kind: 'plusKept', parameter: 'CLIENTEMAIL' } } },
    ]);
    expect(photograph(opened)).toBe(before);
  });

  it('holds no whole card number and no key that a person pasted by mistake', async () => {
    const { take, database } = openInbox();
    await take(notify(payment));
    const text = toForm({
      ...payment,
      HASH: '0'.repeat(64),
      CARDCODE: '5555556778250000',
      CLIENTIDENT: `my key is ${key}`,
      ORDERID: '1700000000004',
      IDENTIFIER: key,
    });
    const told = JSON.stringify(await take(text)) + JSON.stringify(listRefused(database, 10));
    expect(told).toContain('555555…0000');
    expect(told).not.toContain('5555556778250000');
    expect(told).toContain('1700000000004');
    expect(told).not.toContain(key);
  });

  it('counts how often the very same came, and stands where it came last', async () => {
    const { take, database, clock } = openInbox();
    const [first, second] = [toForm(payment), toForm(refund)];
    for (const text of [first, second, first]) {
      clock.time += 1_000;
      await take(text);
    }
    expect(listRefused(database, 10)).toMatchObject([
      { times: 2, receivedAt: clock.time },
      { times: 1, receivedAt: clock.time - 1_000 },
    ]);
  });

  it(`is kept to the newest ${mostRefused}`, async () => {
    const { take, database, rows } = openInbox();
    database.pragma('synchronous = OFF');
    for (let index = 0; index < mostRefused + 20; index += 1) await take(toForm({ ...payment, ORDERID: `W-${index}` }));
    expect(rows('refused_notifications')).toHaveLength(mostRefused);
    const orders = listRefused(database, mostRefused)
      .map(toSetAsideView)
      .map(({ parameters }) => parameters.find(({ name }) => name === 'ORDERID')?.value);
    expect([orders.at(0), orders.at(-1)]).toEqual([`W-${mostRefused + 19}`, 'W-20']);
  });

  it('for want of a key is taken once the key is there', async () => {
    const keychain = openMemoryStore();
    const opened = openInbox({ keychain });
    expect(await opened.take(notify(payment))).toMatchObject([
      { kind: 'refused', reason: { code: 'keyMissing', answer: 'absent' } },
    ]);
    await keychain.keep('test/SHOP', key);
    expect(await opened.take(notify(payment))).toMatchObject([{ kind: 'kept' }]);
  });

  it('because it is no notification is told by its line and not kept', async () => {
    const { take, rows } = openInbox();
    expect(await take(`hello\n\n${notify(payment)}\nDear shop, …`)).toMatchObject([
      { kind: 'refused', line: 1, reason: { code: 'unreadable' }, parameters: [] },
      { kind: 'kept', line: 3 },
      { kind: 'refused', line: 4, reason: { code: 'unreadable' } },
    ]);
    expect(rows('refused_notifications')).toEqual([]);
  });

  it('beyond the number that is taken in one go is said to be there', async () => {
    const { inbox } = openInbox();
    const text = [payment, refund].map((fields) => notify(fields)).join('\n');
    expect(await inbox.take(text, { by: 'person', most: 1 })).toMatchObject([
      { kind: 'kept' },
      { kind: 'refused', line: 1, reason: { code: 'tooMany' } },
    ]);
  });
});
