import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messages } from '../answers/messages.ts';
import { donePage, overPage } from '../authentication/bank-page.ts';
import { isDecision } from '../authentication/decide.ts';
import { bankPath, methodPath } from '../authentication/redirect-html.ts';
import type { Gateway } from '../gateway.ts';
import { type FormMap, parseForm, textOf } from '../requests/form.ts';

type Pages = Pick<Gateway, 'pageFor' | 'decide' | 'leadBack'>;

/**
 * The pages on which holders answer, and their decisions; then back to the shop, also for those who come again (rules.md
 * A9, G50). Browsers come here, not shops.
 */
export function addBankRoutes(app: FastifyInstance, gateway: Pages): void {
  for (const path of [bankPath, methodPath]) {
    app.post(path, async (request, reply) => {
      const token = textOf(formOf(request), 'MD') ?? '';
      return sendBack(reply, gateway, token) ?? sendPage(reply, gateway.pageFor(token));
    });
    app.post(`${path}/decision`, async (request, reply) => {
      const form = formOf(request);
      const token = textOf(form, 'MD') ?? '';
      const decision = textOf(form, 'DECISION');
      const row = isDecision(decision) ? gateway.decide(token, decision) : undefined;
      const told = row ? donePage(row, messages[row.execcode]) : overPage();
      return sendBack(reply, gateway, token) ?? sendPage(reply, told);
    });
  }
}

/** Sends the browser on to the shop, with GET; undefined when there is nowhere to go, or not yet. */
export function sendBack(reply: FastifyReply, gateway: Pick<Gateway, 'leadBack'>, token: string) {
  const address = gateway.leadBack(token);
  return address === undefined ? undefined : reply.header('referrer-policy', 'no-referrer').redirect(address, 303);
}

export function formOf(request: FastifyRequest): FormMap {
  return parseForm(bodyOf(request));
}

export function bodyOf({ body }: FastifyRequest): string {
  return Buffer.isBuffer(body) ? body.toString('utf8') : '';
}

/** Browsers hold a form's redirection to `form-action` as well, and a shop may be anywhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self' http: https:";

export function sendPage(reply: FastifyReply, html: string, morePolicy = ''): FastifyReply {
  return reply
    .header('content-security-policy', policy + morePolicy)
    .type('text/html; charset=utf-8')
    .send(html);
}
