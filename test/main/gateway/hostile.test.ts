import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../main/gateway/gateway.ts';
import { openSockets, path } from './origin.ts';
import { ample, patience, sendTo } from './send.ts';

const ok = '{"EXECCODE":"0000"}';
const head = (lines: readonly string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;
const whole = `${head([`Content-Length: ${ok.length}`])}${ok}`;

/** Writes for as long as the other side takes it. */
function pour(socket: Socket, piece: string): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

/** Writes a little again and again, so that nobody can say it is silent. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 20);
  socket.once('close', () => clearInterval(timer));
}

interface Manner {
  /** Once the request has come. */
  readonly answer: (socket: Socket) => void;
  readonly causes: readonly Extract<Delivery, { kind: 'unknown' }>['cause'][];
}

const manners: readonly (readonly [string, Manner])[] = [
  [
    'a body without end',
    {
      answer: (socket) => {
        socket.write(head([]));
        pour(socket, `{"EXECCODE":"0000","MESSAGE":"${'x'.repeat(60_000)}`);
      },
      causes: ['unreadableAnswer'],
    },
  ],
  [
    'chunks without end',
    {
      answer: (socket) => {
        socket.write(head(['Transfer-Encoding: chunked']));
        pour(socket, `400\r\n${'x'.repeat(1_024)}\r\n`);
      },
      causes: ['unreadableAnswer'],
    },
  ],
  [
    'a gigabyte of headers',
    {
      answer: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        pour(socket, `X-More: ${'x'.repeat(1_000)}\r\n`);
      },
      causes: ['connectionLost'],
    },
  ],
  [
    'one header without end',
    {
      answer: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX-More: ');
        pour(socket, 'x'.repeat(60_000));
      },
      causes: ['connectionLost'],
    },
  ],
  [
    'a promise of an answer, again and again',
    { answer: (socket) => pour(socket, 'HTTP/1.1 102 Processing\r\n\r\n'), causes: ['timedOut', 'connectionLost'] },
  ],
  [
    'a head that drips',
    {
      answer: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        drip(socket, 'X: 1\r\n');
      },
      causes: ['timedOut'],
    },
  ],
  [
    'a body that drips',
    {
      answer: (socket) => {
        socket.write(`${head(['Content-Length: 100000'])}${ok}`);
        drip(socket, ' ');
      },
      causes: ['timedOut'],
    },
  ],
  [
    'less than it announces',
    { answer: (socket) => socket.end(`${head(['Content-Length: 4000'])}${ok}`), causes: ['connectionLost'] },
  ],
  [
    'an announced length that cuts the answer',
    { answer: (socket) => socket.end(`${head(['Content-Length: 12'])}${ok}`), causes: ['unreadableAnswer'] },
  ],
  [
    'two lengths',
    {
      answer: (socket) => socket.end(`${head([`Content-Length: ${ok.length}`, 'Content-Length: 3'])}${ok}`),
      causes: ['connectionLost'],
    },
  ],
  [
    'a length and chunks',
    {
      answer: (socket) =>
        socket.end(`${head([`Content-Length: ${ok.length}`, 'Transfer-Encoding: chunked'])}13\r\n${ok}\r\n0\r\n\r\n`),
      causes: ['connectionLost'],
    },
  ],
  ['something that is not HTTP', { answer: (socket) => socket.end(ok), causes: ['connectionLost'] }],
  [
    'another protocol',
    { answer: (socket) => socket.end('HTTP/2.0 200 OK\r\n\r\n'), causes: ['unreadableAnswer', 'connectionLost'] },
  ],
  [
    'a hundred thousand brackets',
    {
      answer: (socket) => {
        const deep = `{"EXECCODE":${'['.repeat(100_000)}`;
        socket.end(`${head([`Content-Length: ${deep.length}`])}${deep}`);
      },
      causes: ['unreadableAnswer'],
    },
  ],
  [
    'an answer as deep as it is long',
    {
      answer: (socket) => {
        const deep = `{"OPERATIONTYPE":${'['.repeat(100_000)}${']'.repeat(100_000)},"EXECCODE":"0000"}`;
        socket.end(`${head([`Content-Length: ${deep.length}`])}${deep}`);
      },
      causes: ['unreadableAnswer'],
    },
  ],
  [
    'a redirection to itself',
    {
      answer: (socket) =>
        socket.end(`HTTP/1.1 307 Temporary Redirect\r\nLocation: ${path}\r\nContent-Length: 0\r\n\r\n`),
      causes: ['httpStatus'],
    },
  ],
  [
    'another program’s page with a good code in it',
    {
      answer: (socket) => {
        const page = `<!doctype html><script>${ok}</script>`;
        socket.end(`${head(['Content-Type: application/json', `Content-Length: ${page.length}`])}${page}`);
      },
      causes: ['unreadableAnswer'],
    },
  ],
  [
    'a switch to another protocol',
    {
      answer: (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'),
      causes: ['connectionLost'],
    },
  ],
];

/** A gateway below HTTP that answers in its own way once it has read the whole request. */
async function openHostile(answer: (socket: Socket) => void) {
  let requests = 0;
  const address = await openSockets((socket) => {
    let read = '';
    socket.on('data', (chunk) => {
      read += chunk.toString('latin1');
      const [start = '', body] = read.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(start)?.[1]);
      if (body?.length !== length) return;
      requests += 1;
      answer(socket);
    });
  });
  return { url: `http://${address}${path}`, requests: () => requests };
}

describe('a hostile gateway', () => {
  it.each(manners)('that answers with %s is an outcome that nobody knows, soon', async (_, { answer, causes }) => {
    const { url, requests } = await openHostile(answer);
    const delivery = await sendTo(url, { patience: { ...patience, connect: ample.connect } });
    expect(delivery).toEqual({ kind: 'unknown', cause: expect.toBeOneOf([...causes]) });
    expect(requests()).toBe(1);
  });

  it('that answers twice is believed once, and asked once', async () => {
    const { url, requests } = await openHostile((socket) => socket.end(whole + whole.replace('0000', '4001')));
    expect(await sendTo(url)).toMatchObject({ kind: 'answered', answer: { execcode: '0000' } });
    expect(requests()).toBe(1);
  });
});
