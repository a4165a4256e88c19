import type { RequestListener } from 'node:http';
import { type InspectOptions, impatience, inspect } from '../inspect.ts';
import { openSecureServer } from '../servers.ts';
import { openSullenSocks } from './proxy.ts';
import type { Scenario, Scenarios } from './scenario.ts';

type Finding = 'notSent' | 'answerTimedOut' | 'connectionLost' | 'webPageAnswered' | 'unexpectedAnswer' | 'notJudged';

const page = '<!doctype html><title>Back soon</title>';

const strange = (receive: RequestListener, options: InspectOptions = {}): Omit<Scenario, 'details'> => ({
  step: 'signature',
  outcome: 'failed',
  inspect: async () => inspect((await openSecureServer(receive)).url, options),
});

export const answerScenarios: Scenarios<Finding> = {
  notSent: {
    step: 'signature',
    outcome: 'failed',
    inspect: async () => inspect((await openSecureServer()).url, { proxy: await openSullenSocks() }),
  },
  // Nobody here sees how a SOCKS proxy reaches the gateway.
  notJudged: {
    step: 'connection',
    outcome: 'skipped',
    inspect: async () => inspect((await openSecureServer()).url, { proxy: await openSullenSocks() }),
  },
  answerTimedOut: strange(() => {}, { patience: { ...impatience, connect: 8_000, total: 20_000 } }),
  connectionLost: strange((request) => request.socket.destroy()),
  webPageAnswered: {
    ...strange((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
    ),
    details: { status: 200, contentType: 'text/html; charset=utf-8' },
  },
  unexpectedAnswer: {
    ...strange((_request, response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{}')),
    details: { status: 500, contentType: 'application/json' },
  },
};
