import { describe, expect, it } from 'vitest';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { accepted, openOrigin, openSockets, type Visit } from './origin.ts';
import { ample, sendTo, trustingAgents } from './send.ts';

const good = {
  kind: 'answered',
  answer: {
    execcode: '0000',
    message: 'The transaction has been accepted.',
    transactionId: 'A1123456',
    descriptor: undefined,
  },
};

const say =
  (body: unknown) =>
  ({ response }: Visit) =>
    response.end(JSON.stringify(body));

describe('answered', () => {
  it('with success, after one request as the vendor writes it', async () => {
    const origin = await openOrigin();
    expect(await sendTo(origin.url)).toEqual(good);
    expect(origin.requests).toEqual(['method=refund&params%5BTRANSACTIONID%5D=A1&params%5BAMOUNT%5D=1000']);
    expect(origin.heads[0]).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '66',
    });
  });

  it('with a refusal', async () => {
    const refused = { OPERATIONTYPE: 'refund', EXECCODE: '2008', MESSAGE: 'Transaction too old.' };
    const origin = await openOrigin(say(refused));
    expect(await sendTo(origin.url)).toMatchObject({ kind: 'answered', answer: { execcode: '2008' } });
  });

  it('with fields that nobody has heard of, and an operation in capitals', async () => {
    const more = {
      ...JSON.parse(accepted),
      OPERATIONTYPE: 'REFUND',
      DESCRIPTOR: 'SHOP',
      CARDBIN: 497010,
      X: { y: [] },
    };
    const origin = await openOrigin(say(more));
    expect(await sendTo(origin.url)).toEqual({ ...good, answer: { ...good.answer, descriptor: 'SHOP' } });
  });

  it('with what was stored, or the mandate that was made; what is no such key is left out and casts no doubt', async () => {
    let alias: unknown = 'A1-0d7e';
    const origin = await openOrigin((visit) => say({ ...JSON.parse(accepted), EXECCODE: '0003', ALIAS: alias })(visit));
    const sent = () => sendTo(origin.url);
    const answer = { ...good.answer, execcode: '0003' };
    expect(await sent()).toEqual({ ...good, answer: { ...answer, alias: 'A1-0d7e' } });
    alias = 'x'.repeat(40);
    expect(await sent()).toEqual({ ...good, answer: { ...answer, alias } });
    for (alias of ['x'.repeat(41), '', ' ', null, 7, ['A1']]) expect(await sent()).toEqual({ ...good, answer });
  });

  it('over TLS', async () => {
    const origin = await openOrigin(undefined, 'https');
    expect(await sendTo(origin.url, { agents: trustingAgents() })).toEqual(good);
    expect(origin.requests).toHaveLength(1);
  });

  it('at the old address', async () => {
    const origin = await openOrigin();
    expect(await sendTo(`${origin.url}.php`)).toEqual(good);
  });

  it('in chunks, one of them in the middle of a letter', async () => {
    const bytes = Buffer.from(JSON.stringify({ EXECCODE: '0000', MESSAGE: 'Opération acceptée' }));
    const cut = bytes.indexOf('é') + 1;
    const origin = await openOrigin(({ response }) => {
      response.write(bytes.subarray(0, cut));
      setTimeout(() => response.end(bytes.subarray(cut)), 20);
    });
    expect(await sendTo(origin.url)).toMatchObject({ answer: { message: 'Opération acceptée' } });
  });

  it('until the end of the connection, and after hints', async () => {
    const url = `http://${await openSockets((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n');
        socket.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${accepted}`);
      });
    })}/`;
    expect(await sendTo(url)).toEqual(good);
  });

  it('before the request was read to its end', async () => {
    const url = `http://${await openSockets((socket) => {
      socket.once('data', () => {
        socket.pause();
        socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: ${accepted.length}\r\n\r\n${accepted}`);
      });
    })}/`;
    const gateway = openGateway({ proxyFor: async () => undefined, patience: ample });
    const parameters = { DESCRIPTION: 'long '.repeat(400_000) };
    expect(await gateway.send({ url, method: 'refund', parameters })).toEqual(good);
    await gateway.close();
  });

  it('each to its own, many at a time', async () => {
    const seen = new Set<string>();
    const origin = await openOrigin(({ response, turn }) => {
      seen.add(String(turn));
      setTimeout(() => response.end(JSON.stringify({ EXECCODE: String(turn).padStart(4, '0') })), 20);
    });
    const gateway = openGateway({ proxyFor: async () => undefined, patience: ample });
    const send = (order: number) =>
      gateway.send({ url: origin.url, method: 'refund', parameters: { ORDERID: String(order) } });
    const deliveries = await Promise.all(Array.from({ length: 40 }, (_unused, order) => send(order)));
    await gateway.close();
    const codes = deliveries.map((delivery) => delivery.kind === 'answered' && Number(delivery.answer.execcode));
    expect(codes.map((code, order) => origin.requests[Number(code) - 1]?.endsWith(`=${order}`))).not.toContain(false);
    expect(origin.requests).toHaveLength(40);
    expect(origin.connections()).toBe(40);
  });
});
