import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountsFileSchema } from '../accounts/read-accounts-file.ts';
import { colleagueSchema } from '../control/colleague.ts';
import type { Control } from '../control/control.ts';
import { guard } from '../control/guard.ts';
import { viewAccount, viewBalances, viewExport } from '../control/views.ts';
import { faultSchema } from '../faults/rule.ts';

/** Where the control API stands. */
export const controlPath = '/sandbox/api';

const ofAccount = z.looseObject({ identifier: z.string().optional(), transactionId: z.string().optional() });

const moveSchema = z.union([
  z.strictObject({ advance: z.number().nonnegative() }),
  z.strictObject({ moveTo: z.string() }),
]);

const ofPath = z.looseObject({ identifier: z.string() });

const withId = z.looseObject({ id: z.coerce.number().int() });

/**
 * Faults, clock, balances, what was executed, notifications, requests, and what a colleague does in the extranet: JSON in
 * and out. What is wrong with a request is 400 with `error`.
 */
export function addControlRoutes(app: FastifyInstance, control: Control): void {
  const { gateway, clock, token } = control;

  const clockNow = () => ({ now: new Date(clock.now()).toISOString() });

  app.register(
    async (api) => {
      api.addHook('onRequest', async (request, reply) => {
        const rejection = guard(request.raw, token);
        if (rejection) return reply.code(rejection.status).send({ error: rejection.error });
      });
      api.setErrorHandler((error, _request, reply) => sendError(error, reply));
      api.setNotFoundHandler((_request, reply) =>
        reply.code(404).send({ error: 'The control API has nothing there.' }),
      );

      api.get('/accounts', async () => gateway.accounts.map(viewAccount));
      api.get('/accounts/schema', async () => z.toJSONSchema(accountsFileSchema, { io: 'input' }));
      api.put('/accounts/:identifier', async (request, reply) => {
        const { identifier } = ofPath.parse(request.params);
        const { account, isNew } = gateway.putAccount(identifier, bodyOf(request));
        return reply.code(isNew ? 201 : 200).send(viewAccount(account));
      });
      api.get('/clock', async () => clockNow());
      api.post('/clock', async (request) => {
        const move = moveSchema.parse(bodyOf(request));
        if ('advance' in move) clock.advance(move.advance);
        else clock.moveTo(move.moveTo);
        return clockNow();
      });

      api.get('/faults', async () => gateway.faults.list());
      api.post('/faults', async (request) => gateway.faults.add(faultSchema.parse(bodyOf(request))));
      api.delete('/faults', async () => {
        gateway.faults.clear();
        return gateway.faults.list();
      });
      api.delete('/faults/:id', async (request, reply) => {
        const removed = gateway.faults.remove(withId.parse(request.params).id);
        return removed ? gateway.faults.list() : reply.callNotFound();
      });

      api.get('/transactions', async (request) => gateway.rows(ofAccount.parse(request.query).identifier));
      api.get('/balances', async (request) => viewBalances(gateway, ofAccount.parse(request.query)));
      api.get('/schedules', async (request) => gateway.schedules(ofAccount.parse(request.query).identifier));
      api.get('/notifications', async (request) => gateway.notifications(ofAccount.parse(request.query).identifier));
      api.get('/requests', async () => gateway.requests());
      api.get('/exports', async () => gateway.exports().map(viewExport));
      api.get('/exports/:id/file', async (request, reply) => {
        const { id } = withId.parse(request.params);
        const found = gateway.exports().find((order) => order.id === id);
        if (!found?.content) return reply.callNotFound();
        return reply.type('application/octet-stream').send(found.content);
      });

      api.post('/extranet', async (request) => gateway.actAsExtranet(colleagueSchema.parse(bodyOf(request))));
      /** Answers once every notification and every file that is due was sent. */
      api.post('/settle', async () => {
        await gateway.settled();
        return clockNow();
      });
    },
    { prefix: controlPath },
  );
}

/** A JSON body, whatever its type is said to be: the token, not the type, keeps other web pages out. */
function bodyOf({ body }: FastifyRequest): unknown {
  return JSON.parse(Buffer.isBuffer(body) ? body.toString('utf8') : '{}');
}

function sendError(error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
  const message = error instanceof Error ? error.message : String(error);
  const own = error instanceof SyntaxError || error instanceof RangeError;
  return reply.code(own ? 400 : 500).send({ error: message });
}
