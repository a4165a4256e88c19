import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { accepted, openOrigin, openSockets, type Visit } from './origin.ts';
import { ample, blindLatch, notSent, patience, sendTo } from './send.ts';

const head = (visit: Visit, length: number) => visit.response.writeHead(200, { 'content-length': length });

/** Says one more byte again and again: never silent, never done. */
function drip(visit: Visit): void {
  head(visit, 10_000);
  const timer = setInterval(() => visit.response.write(' '), 50);
  visit.socket.on('close', () => clearInterval(timer));
}

const behaviours: readonly [string, 'connectionLost' | 'timedOut', (visit: Visit) => void][] = [
  ['a reset once the request was read', 'connectionLost', ({ socket }) => socket.resetAndDestroy()],
  ['an end without an answer', 'connectionLost', ({ socket }) => socket.end()],
  ['half a head', 'connectionLost', ({ socket }) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
  ['no HTTP at all', 'connectionLost', ({ socket }) => socket.end('EXECCODE=0000\r\n\r\n')],
  [
    'a reset in the middle of the answer',
    'connectionLost',
    (visit) => {
      head(visit, accepted.length).write(accepted.slice(0, 20));
      setTimeout(() => visit.socket.resetAndDestroy(), 30);
    },
  ],
  [
    'an end before the last byte, though all JSON was there',
    'connectionLost',
    (visit) => head(visit, accepted.length + 1).write(accepted, () => visit.socket.end()),
  ],
  [
    'chunks without the last one',
    'connectionLost',
    (visit) => visit.response.writeHead(200).write(accepted, () => visit.socket.end()),
  ],
  ['no answer in time', 'timedOut', () => {}],
  ['no rest of the answer in time', 'timedOut', (visit) => head(visit, 100).write('{"EXECCODE":"0000"')],
  ['an answer that takes too long altogether', 'timedOut', drip],
];

describe('unknown, because the request had begun', () => {
  it.each(behaviours)('%s: %s; a blind latch calls it not sent', async (_name, cause, behave) => {
    const origin = await openOrigin(behave);
    // The time for a connection is no matter here.
    const waiting = cause === 'timedOut' ? { ...patience, connect: ample.connect } : ample;
    expect(await sendTo(origin.url, { patience: waiting })).toEqual({ kind: 'unknown', cause });
    expect(origin.requests).toHaveLength(1);

    const blind = { patience: waiting, openLatch: blindLatch('neverBegun') };
    expect(await sendTo(origin.url, blind)).toEqual(notSent);
    expect(origin.requests).toHaveLength(2);
  });

  it('a gateway that reads no byte of it and breaks off', async () => {
    const url = `http://${await openSockets((socket) => {
      socket.pause();
      setTimeout(() => socket.resetAndDestroy(), 50);
    })}/`;
    expect(await sendTo(url)).toEqual({ kind: 'unknown', cause: 'connectionLost' });
  });

  it('a console that is closed while it waits', async () => {
    const origin = await openOrigin(() => {});
    const gateway = openGateway({ proxyFor: async () => undefined, patience: ample });
    const sending = gateway.send({ url: origin.url, method: 'refund', parameters: {} });
    while (origin.requests.length === 0) await sleep(5);
    await gateway.close();
    expect(await sending).toEqual({ kind: 'unknown', cause: 'connectionLost' });
    expect(await gateway.send({ url: origin.url, method: 'refund', parameters: {} })).toEqual(notSent);
    expect(origin.requests).toHaveLength(1);
  });
});
