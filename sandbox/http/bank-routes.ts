import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messages } from '../answers/messages.ts';
import { bankPage, donePage, overPage } from '../authentication/bank-page.ts';
import { isDecision } from '../authentication/decide.ts';
import { bankPath } from '../authentication/redirect-html.ts';
import type { Gateway } from '../gateway.ts';
import { type FormMap, parseForm, textOf } from '../requests/form.ts';

/** The bank's page and the holder's decision on it (rules.md G50). Browsers come here, not shops. */
export function addBankRoutes(app: FastifyInstance, gateway: Pick<Gateway, 'waitingFor' | 'decide'>): void {
  app.post(bankPath, async (request, reply) => {
    const token = textOf(formOf(request), 'MD') ?? '';
    const row = gateway.waitingFor(token);
    return sendPage(reply, row ? bankPage(row, token) : overPage());
  });
  app.post(`${bankPath}/decision`, async (request, reply) => {
    const form = formOf(request);
    const decision = textOf(form, 'DECISION');
    const row = isDecision(decision) ? gateway.decide(textOf(form, 'MD') ?? '', decision) : undefined;
    return sendPage(reply, row ? donePage(row, messages[row.execcode]) : overPage());
  });
}

function formOf(request: FastifyRequest): FormMap {
  return parseForm(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '');
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
    .type('text/html; charset=utf-8')
    .send(html);
}
