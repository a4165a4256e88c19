import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exportPath, processPath } from '../../protocol/operations/index.ts';
import { answerRefusal, type LookupAnswer } from '../answers/answer.ts';
import { refuse } from '../answers/refusal.ts';
import type { Gateway } from '../gateway.ts';
import type { Caller, Received } from '../requests/received.ts';

/**
 * Money operations and look-ups, each under both of its addresses (protocol.md §1.2). HTTP 200 whatever the outcome
 * (S0:60).
 */
export function addServiceRoutes(app: FastifyInstance, gateway: Pick<Gateway, 'receive' | 'lookUp'>): void {
  addRoute(app, processPath, gateway.receive);
  addRoute(app, exportPath, async (received) => gateway.lookUp(received));
}

function addRoute(app: FastifyInstance, path: string, answer: (received: Received) => Promise<LookupAnswer>): void {
  for (const url of [path, `${path}.php`]) {
    app.all(url, {
      handler: async (request, reply) =>
        reply.type('application/json').send(textOf(await answer(readReceived(request)))),
      // What cannot even be read, such as a senseless Content-Type or a body without end, is a bad request as well.
      errorHandler: (error, _request, reply) => {
        if ((error.statusCode ?? 500) >= 500) return reply.send(error);
        return reply
          .code(200)
          .type('application/json')
          .send(textOf(answerRefusal('', refuse('1005'))));
      },
    });
  }
}

/** Who called, and under which address; the name that the client used leads it back here. */
function readCaller(request: FastifyRequest): Caller {
  return { address: request.ip, origin: `${request.protocol}://${hostOf(request)}` };
}

function readReceived(request: FastifyRequest): Received {
  const [, query = ''] = request.url.split(/\?(.*)/s);
  return {
    verb: request.method,
    query,
    contentType: request.headers['content-type'],
    body: Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '',
    caller: readCaller(request),
  };
}

/** A Host header is the client's own text, so anything but a host and a port is replaced. */
function hostOf(request: FastifyRequest): string {
  const { localAddress, localPort } = request.socket;
  return /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i.test(request.host) ? request.host : `${localAddress}:${localPort}`;
}

function textOf(answer: LookupAnswer): string {
  return JSON.stringify(answer);
}
