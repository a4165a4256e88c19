import type { FastifyInstance, FastifyReply } from 'fastify';
import { formPath, tokenizePath } from '../../protocol/operations/index.ts';
import { refuse } from '../answers/refusal.ts';
import type { Gateway } from '../gateway.ts';
import { refusedPage } from '../hosted-form/form-page.ts';
import type { BrowserPage } from '../hosted-form/hosted-form.ts';
import { textOf } from '../requests/form.ts';
import { bodyOf, formOf, sendBack, sendPage } from './bank-routes.ts';
import { readCaller } from './service-routes.ts';

/** Where card forms of shops used to be sent to; what they signed is nowhere described (rules.md G64). */
const directSubmitPath = '/front/direct-submit/process';

const notHere = {
  execcode: '1005',
  message: `No page describes what is signed here, so the sandbox takes nothing. Send the browser to ${formPath}.`,
};

type Forms = Pick<Gateway, 'openForm' | 'payForm' | 'tokenize' | 'leadBack'>;

/** The hosted form, under both of its addresses, and the token maker of hosted fields (protocol.md §1.2, §13). */
export function addFormRoutes(app: FastifyInstance, gateway: Forms): void {
  for (const path of [formPath, `${formPath}.php`]) {
    app.post(path, async (request, reply) =>
      sendPage(
        reply,
        request.url.includes('?')
          ? refusedPage(refuse('1006'))
          : gateway.openForm(bodyOf(request), readCaller(request)),
      ),
    );
    app.get(path, async (_request, reply) => sendPage(reply, refusedPage(refuse('1006'))));
  }
  for (const path of [directSubmitPath, `${directSubmitPath}.php`]) {
    app.all(path, async (_request, reply) => sendPage(reply, refusedPage(notHere)));
  }
  app.post(`${formPath}/pay`, async (request, reply) => {
    const entries = formOf(request);
    const browser = request.headers['user-agent'] ?? '';
    const page = await gateway.payForm({ entries, caller: readCaller(request), browser });
    return sendBack(reply, gateway, textOf(entries, 'FORM') ?? '') ?? send(reply, page);
  });
  app.post(tokenizePath, async (request, reply) => {
    const form = formOf(request);
    const answer = gateway.tokenize(typeof form['params'] === 'object' ? form['params'] : form);
    return reply.type('application/json').send(JSON.stringify(answer));
  });
}

/** The page that sends a browser on to the bank does so by an inline script. */
function send(reply: FastifyReply, { html, runsScript }: BrowserPage): FastifyReply {
  return sendPage(reply, html, runsScript ? "; script-src 'unsafe-inline'" : '');
}
