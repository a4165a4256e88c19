import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Damage } from '../faults/plan.ts';

/** Time for what was written to leave before a reset takes it back, in milliseconds. */
const onItsWay = 20;

const page = '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>An error occurred</h1></body></html>\n';

const accepted = JSON.stringify({ EXECCODE: '0000', MESSAGE: 'The transaction has been accepted.' });

/** Sends an answer as a broken gateway, or a broken network, would. `json` is what a good one would have sent. */
export async function sendDamaged(
  request: FastifyRequest,
  reply: FastifyReply,
  damage: Damage,
  json: string,
): Promise<unknown> {
  switch (damage.what) {
    case 'lost':
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    case 'reset':
      reply.hijack();
      await reset(request, wholeAnswer(json, String(reply.getHeader('date'))).subarray(0, damage.afterBytes));
      return reply;
    case 'halfJson':
      return reply.type('application/json').send(json.slice(0, Math.floor(json.length / 2)));
    case 'notJson':
      return reply.type('text/html; charset=utf-8').send(page);
    case 'status':
      return sendStatus(reply.code(damage.status), damage, json);
  }
}

function sendStatus(reply: FastifyReply, damage: Extract<Damage, { what: 'status' }>, json: string): FastifyReply {
  // Without an address there would be nothing to be tempted by.
  if (damage.status >= 300 && damage.status < 400) reply.header('location', '/front/service/rest/process');
  switch (damage.body) {
    case 'none':
      return reply.send();
    case 'page':
      return reply.type('text/html; charset=utf-8').send(page);
    case 'answer':
      return reply.type('application/json').send(json);
    case 'accepted':
      return reply.type('application/json').send(accepted);
  }
}

async function reset(request: FastifyRequest, bytes: Buffer): Promise<void> {
  const { socket } = request.raw;
  if (bytes.length > 0) {
    await new Promise<void>((resolve) => {
      socket.write(bytes, () => resolve());
    });
    await sleep(onItsWay);
  }
  // Over TLS there is no handle to reset, and the connection just ends.
  if ('encrypted' in socket) socket.destroy();
  else socket.resetAndDestroy();
}

function wholeAnswer(json: string, date: string): Buffer {
  const body = Buffer.from(json, 'utf8');
  const head = [
    'HTTP/1.1 200 OK',
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    `Date: ${date}`,
    'Connection: keep-alive',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
