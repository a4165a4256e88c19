import { createServer } from 'node:net';
import { findClosedPort } from '../../gateway/listen.ts';
import { openSockets } from '../../gateway/origin.ts';
import { impatience, inspect } from '../inspect.ts';
import { openSecureServer } from '../servers.ts';
import type { Scenarios } from './scenario.ts';

type Finding = 'connected' | 'refused' | 'timedOut' | 'resetBeforeTls';

export const connectionScenarios: Scenarios<Finding> = {
  connected: {
    step: 'connection',
    outcome: 'passed',
    inspect: async () => inspect((await openSecureServer()).url),
  },
  refused: {
    step: 'connection',
    outcome: 'failed',
    details: { reason: 'ECONNREFUSED' },
    inspect: async () => inspect(`https://127.0.0.1:${await findClosedPort(createServer())}`),
  },
  timedOut: {
    step: 'certificate',
    outcome: 'failed',
    details: { reason: 'ETIMEDOUT' },
    inspect: async () => inspect(`https://${await openSockets(() => {})}`, { patience: impatience }),
  },
  resetBeforeTls: {
    step: 'certificate',
    outcome: 'failed',
    details: { reason: 'ECONNRESET' },
    inspect: async () =>
      inspect(`https://${await openSockets((socket) => socket.once('data', () => socket.resetAndDestroy()))}`),
  },
};
