import { openProxy } from '../../gateway/proxy.ts';
import { type InspectOptions, inspect } from '../inspect.ts';
import { openSecureServer } from '../servers.ts';
import type { Scenarios } from './scenario.ts';

const resolver = (code: string): InspectOptions => ({
  lookUp: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code })),
});

export const nameScenarios: Scenarios<'nameFound' | 'nameLeftToProxy' | 'nameUnknown' | 'nameResolverFailed'> = {
  nameFound: {
    step: 'name',
    outcome: 'passed',
    details: { addresses: '127.0.0.1' },
    inspect: async () => inspect((await openSecureServer()).url),
  },
  nameLeftToProxy: {
    step: 'name',
    outcome: 'skipped',
    inspect: async () =>
      inspect((await openSecureServer()).url, { proxy: (await openProxy()).url, ...resolver('ENOTFOUND') }),
  },
  nameUnknown: {
    step: 'name',
    outcome: 'failed',
    details: { reason: 'ENOTFOUND' },
    inspect: () => inspect('https://be2bill.invalid', resolver('ENOTFOUND')),
  },
  nameResolverFailed: {
    step: 'name',
    outcome: 'failed',
    details: { reason: 'EAI_AGAIN' },
    inspect: () => inspect('https://be2bill.invalid', resolver('EAI_AGAIN')),
  },
};
