import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mostBytes } from '../../../../main/inbox/listener/listen.ts';
import { patient } from '../../../patient.ts';
import { notify, payment } from '../samples.ts';
import { ask, ok, openListener, readToEnd, say } from './open-listener.ts';

const body = notify(payment);
const hasty = { connections: 4, duration: 300 };

describe('whoever sends to the listener without end', () => {
  it.each<[string, (host: string) => readonly string[]]>([
    ['nothing', () => []],
    ['half a head', (host) => [`POST / HTTP/1.1\r\nHost: ${host}\r\n`]],
    ['headers, one after another', (host) => [`POST / HTTP/1.1\r\nHost: ${host}\r\n`, 'X-More: 1\r\n']],
    [
      'a body that is announced and never comes',
      (host) => [`POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 9\r\n\r\n`],
    ],
    ['a body byte by byte', (host) => [`POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 60000\r\n\r\n`, 'x']],
    ['chunks', (host) => [`POST / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n`, '1\r\nx\r\n']],
  ])('%s is cut off by the time limit, however busy it is', async (_, write) => {
    const { port, rows } = await openListener({ limits: hasty });
    const [first, again] = write(`127.0.0.1:${port}`);
    const socket = connect(port, '127.0.0.1');
    if (first) socket.write(first);
    const dripping = setInterval(() => again && socket.write(again), 20);
    // One that nobody cut off would keep the listener from stopping as well.
    onTestFinished(() => {
      clearInterval(dripping);
      socket.destroy();
    });
    // Without a word: after a minute or more the HTTP server would answer 408 by itself.
    expect(await readToEnd(socket)).toBe('');
    expect(rows('refused_notifications')).toEqual([]);
  });

  it(`a body above ${mostBytes} bytes, announced or not, is not read to its end`, async () => {
    const { port, rows, url } = await openListener();
    const long = `${body}&MESSAGE2=`.padEnd(mostBytes + 1, 'x');
    expect(await ask(url, long)).toMatchObject({ status: 413 });
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await say(port, `${head}${long.length.toString(16)}\r\n${long}\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
    expect(rows('refused_notifications')).toEqual([]);
  });

  it('a head larger than any notification is refused before its end', async () => {
    const { port } = await openListener();
    const head = `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${`X-More: ${'x'.repeat(1000)}\r\n`.repeat(70)}`;
    expect(await say(port, head)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('requests behind the first of a connection are not taken', async () => {
    const { port, rows, listener } = await openListener();
    const requestOf = (content: string) =>
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
    const others = ['A2', 'A3', 'A4'].map((id) => requestOf(notify({ ...payment, TRANSACTIONID: id })));
    expect(await say(port, [requestOf(body), ...others].join(''))).toMatch(/^HTTP\/1\.1 200 /);
    expect(rows('transactions')).toMatchObject([{ transaction_id: 'A1' }]);
    expect(listener.describe()).toMatchObject({ accepted: 1, refused: 0 });
  });
});

describe('many connections', () => {
  it('that say nothing make room for one that speaks', async () => {
    const { port, url } = await openListener({ limits: { connections: 4, duration: 600_000 } });
    let ended = 0;
    const silent = Array.from({ length: 12 }, () => connect(port, '127.0.0.1'));
    for (const socket of silent) socket.on('error', () => {}).once('close', () => (ended += 1));
    await expect.poll(() => ended, { timeout: 250_000 }).toBe(8);
    expect(await ask(url, body)).toEqual(ok);
    for (const socket of silent) socket.destroy();
  });

  it('never cost one that has spoken its answer', async () => {
    let finish = () => {};
    const durable = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { port, url, rows } = await openListener({
      limits: { connections: 2, duration: 600_000 },
      slowly: durable,
    });
    const answers = [ask(url, body), ask(url, notify({ ...payment, TRANSACTIONID: 'A2' }))];
    await expect.poll(() => rows('transactions').length, patient).toBe(2);
    const third = connect(port, '127.0.0.1');
    expect(await readToEnd(third)).toBe('');
    finish();
    expect(await Promise.all(answers)).toEqual([ok, ok]);
  });

  it('that say nothing do not hold up the end', async () => {
    const { port, listener } = await openListener({ limits: { connections: 4, duration: 600_000 } });
    const silent = connect(port, '127.0.0.1');
    silent.write(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 9\r\n\r\n`);
    const end = readToEnd(silent);
    await new Promise((resolve) => silent.once('connect', resolve));
    expect(await listener.stop()).toEqual({ state: 'off', problem: null });
    expect(await end).not.toMatch(/^HTTP\/1\.1 200 /);
  });
});
