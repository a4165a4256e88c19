import { describe, expect, it, onTestFinished } from 'vitest';
import { createListener } from '../../../../main/inbox/listener/listener.ts';
import { openMemoryStore } from '../../../../main/vault/memory.ts';
import { patient } from '../../../patient.ts';
import { holdsSecret } from '../../../secret-scan.ts';
import { key, notify, openInbox, payment, photograph, sealed, toForm } from '../samples.ts';
import { ask, ok, openListener, place } from './open-listener.ts';

describe('a notification over HTTP', () => {
  it.each<[string, (url: string) => ReturnType<typeof ask>]>([
    ['a POST with a form', (url) => ask(url, notify(payment))],
    ['a POST with JSON', (url) => ask(url, JSON.stringify(sealed(payment)))],
    ['a POST with the parameters in the address', (url) => ask(`${url}notify?${notify(payment)}`, '')],
    ['a GET', (url) => ask(`${url}?${notify(payment)}`, null, 'GET')],
  ])('by %s is answered OK once it is in the ledger', async (_, send) => {
    const { url, rows } = await openListener();
    expect(await send(url)).toEqual(ok);
    expect(rows('transactions')).toMatchObject([{ transaction_id: 'A1' }]);
    expect(JSON.parse(JSON.stringify(rows('events')[0]?.['actor']))).toBe('notification listener');
  });

  it('that comes again is answered OK and changes nothing', async () => {
    const opened = await openListener();
    await ask(opened.url, notify(payment));
    const before = photograph(opened);
    expect(await ask(opened.url, notify(payment))).toEqual(ok);
    expect(photograph(opened)).toBe(before);
    expect(opened.listener.describe()).toMatchObject({ accepted: 2, refused: 0 });
  });

  it('is not answered OK before it is durable', async () => {
    let finish = () => {};
    const durable = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const opened = openInbox();
    const slow = {
      take: async (...words: Parameters<typeof opened.inbox.take>) => {
        const taken = await opened.inbox.take(...words);
        await durable;
        return taken;
      },
    };
    const listener = createListener(slow, opened.clock);
    onTestFinished(async () => void (await listener.stop()));
    const view = await listener.start(place);
    let answered = false;
    const asking = ask(view.state === 'on' ? view.url : '', notify(payment)).then((answer) => {
      answered = true;
      return answer;
    });
    await expect.poll(() => opened.rows('transactions').length, patient).toBe(1);
    expect(answered).toBe(false);
    const stopping = listener.stop();
    finish();
    expect(await asking).toEqual(ok);
    expect(await stopping).toEqual({ state: 'off', problem: null });
  });

  it('that the ledger cannot take is asked for again', async () => {
    const opened = await openListener();
    opened.database.exec('DROP TABLE notifications');
    expect(await ask(opened.url, notify(payment))).toEqual({ status: 503, type: 'text/plain', text: 'Later' });
  });

  it('whose key is not to be had is asked for again', async () => {
    const { url } = await openListener({ keychain: openMemoryStore() });
    expect(await ask(url, notify(payment))).toMatchObject({ status: 503, text: 'Later' });
  });

  it.each<[string, string]>([
    ['forged', toForm({ ...sealed(payment), AMOUNT: '1' })],
    ['cut short', notify(payment).slice(0, -1)],
    ['without HASH', toForm(payment)],
    ['for another account', notify({ ...payment, IDENTIFIER: 'OTHER' })],
    ['no notification', 'hello'],
    ['nothing at all', ''],
    ['two at once', `${notify(payment)}\n${toForm(payment)}`],
  ])('that is %s is refused, and is not told why', async (_, body) => {
    const opened = await openListener();
    const answer = await ask(opened.url, body);
    expect(answer).toEqual({ status: 400, type: 'text/plain', text: 'Refused' });
    expect(holdsSecret(Buffer.from(JSON.stringify(answer)), key)).toBe(false);
  });
});

describe('the listener', () => {
  it('is off until it is started, and off again when it is stopped', async () => {
    const { inbox, clock } = openInbox();
    const listener = createListener(inbox, clock);
    expect(listener.describe()).toEqual({ state: 'off', problem: null });
    const view = await listener.start(place);
    expect(view).toMatchObject({ state: 'on', address: '127.0.0.1', since: clock.now() });
    expect(await listener.stop()).toEqual({ state: 'off', problem: null });
    await expect(ask(view.state === 'on' ? view.url : '', notify(payment))).rejects.toThrow();
  });

  it('opens no port behind its end, also for whoever asked while it came', async () => {
    const { inbox, clock } = openInbox();
    const listener = createListener(inbox, clock);
    onTestFinished(async () => void (await listener.stop()));
    const [, ended, asked] = await Promise.all([listener.start(place), listener.end(), listener.start(place)]);
    const off = { state: 'off', problem: null };
    expect([ended, asked, await listener.start(place)]).toEqual([off, off, off]);
  });

  it('says that its port is taken, and leaves the one who has it alone', async () => {
    const first = await openListener();
    const second = createListener(first.inbox, first.clock);
    expect(await second.start({ address: '127.0.0.1', port: first.port })).toEqual({
      state: 'off',
      problem: 'portTaken',
    });
    expect(second.describe()).toEqual({ state: 'off', problem: 'portTaken' });
    expect(await ask(first.url, notify(payment))).toEqual(ok);
  });

  it('says that an address is not this machine’s', async () => {
    const { inbox, clock } = openInbox();
    const view = await createListener(inbox, clock).start({ address: '192.0.2.1', port: 0 });
    expect(view).toEqual({ state: 'off', problem: 'addressUnknown' });
  });

  it('moves to another port when it is started again', async () => {
    const { listener, url } = await openListener();
    const moved = await listener.start(place);
    expect(moved).toMatchObject({ state: 'on' });
    await expect(ask(url, notify(payment))).rejects.toThrow();
    expect(await ask(moved.state === 'on' ? moved.url : '', notify(payment))).toEqual(ok);
  });

  it('takes GET and POST alone', async () => {
    const { url } = await openListener();
    expect(await ask(url, notify(payment), 'PUT')).toMatchObject({ status: 405 });
  });
});
