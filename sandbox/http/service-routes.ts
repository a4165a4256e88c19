import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exportPath, processPath, reconciliationPath } from '../../protocol/operations/index.ts';
import { answerRefusal, type LookupAnswer } from '../answers/answer.ts';
import { refuse } from '../answers/refusal.ts';
import type { Gateway } from '../gateway.ts';
import type { Caller, Received } from '../requests/received.ts';
import type { Entrance } from '../service.ts';
import { sendDamaged } from './damage.ts';

type Service = Pick<Gateway, 'receive' | 'afterAnswer'>;

/**
 * Money operations, look-ups and reconciliation, each under both of its addresses (protocol.md §1.2). HTTP 200 whatever
 * the outcome (S0:61), unless a fault rule says otherwise.
 */
export function addServiceRoutes(app: FastifyInstance, gateway: Service): void {
  addRoute(app, processPath, 'process', gateway);
  addRoute(app, exportPath, 'export', gateway);
  addRoute(app, reconciliationPath, 'reconciliation', gateway);
}

function addRoute(app: FastifyInstance, path: string, entrance: Entrance, gateway: Service): void {
  for (const url of [path, `${path}.php`]) {
    app.all(url, {
      handler: (request, reply) => serve(request, reply, entrance, gateway),
      // Shops hear of a result once the answer has left, or was lost (S0:71).
      onResponse: async () => gateway.afterAnswer(),
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

async function serve(
  request: FastifyRequest,
  reply: FastifyReply,
  entrance: Entrance,
  gateway: Service,
): Promise<unknown> {
  const { answer, damage } = await gateway.receive(readReceived(request), entrance);
  const json = textOf(answer);
  if (!damage) return reply.type('application/json').send(json);
  const sent = await sendDamaged(request, reply, damage, json);
  gateway.afterAnswer();
  return sent;
}

/** Who called, and under which address; the name that the client used leads it back here. */
export function readCaller(request: FastifyRequest): Caller {
  return { address: request.ip, origin: `${request.protocol}://${hostOf(request)}` };
}

function readReceived(request: FastifyRequest): Received {
  const [path = '', query = ''] = request.url.split(/\?(.*)/s);
  return {
    verb: request.method,
    path,
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
