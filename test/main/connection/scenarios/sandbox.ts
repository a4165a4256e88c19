import type { AccountDescription } from '../../../../sandbox/index.ts';
import { openShop, secret } from '../../../sandbox/client.ts';
import { type Inspection, type InspectOptions, inspect } from '../inspect.ts';
import type { Scenarios } from './scenario.ts';

type Finding =
  | 'signatureAccepted'
  | 'signatureRefused'
  | 'addressAllowed'
  | 'addressNotAllowed'
  | 'accountActive'
  | 'accountDisabled'
  | 'apiKeyDisabled'
  | 'apiKeyUnknown'
  | 'identifierUnknown'
  | 'rateLimited';

export const apiKeyId = 'a688b3a1-d227-4cdd-9454-5d7cfcc74ef9';

export const byApiKey = { signing: { kind: 'apiKey', apiKeyId } } as const;

/** The sandbox itself, with an account as a test describes it. */
async function atShop(described: Partial<AccountDescription> = {}, options: InspectOptions = {}): Promise<Inspection> {
  const { sandbox } = await openShop(described);
  return inspect(sandbox.url, options);
}

export const sandboxScenarios: Scenarios<Finding> = {
  signatureAccepted: { step: 'signature', outcome: 'passed', details: { execcode: '0000' }, inspect: () => atShop() },
  signatureRefused: {
    step: 'signature',
    outcome: 'failed',
    details: { execcode: '1003' },
    inspect: () => atShop({ secret: 'the key of another day' }),
  },
  addressAllowed: {
    step: 'permission',
    outcome: 'passed',
    inspect: () => atShop({ allowedAddresses: ['127.0.0.1'] }),
  },
  addressNotAllowed: {
    step: 'permission',
    outcome: 'failed',
    details: { execcode: '3002' },
    inspect: () => atShop({ allowedAddresses: ['10.1.1.1'] }),
  },
  accountActive: {
    step: 'account',
    outcome: 'passed',
    inspect: () => atShop({ apiKeys: [{ id: apiKeyId, secret }], secret: 'another' }, { account: byApiKey }),
  },
  accountDisabled: {
    step: 'account',
    outcome: 'failed',
    details: { execcode: '3001' },
    inspect: () => atShop({ disabled: true }),
  },
  apiKeyDisabled: {
    step: 'account',
    outcome: 'failed',
    details: { execcode: '3007' },
    inspect: () => atShop({ apiKeys: [{ id: apiKeyId, secret, disabled: true }] }, { account: byApiKey }),
  },
  apiKeyUnknown: {
    step: 'account',
    outcome: 'failed',
    details: { execcode: '1002', parameter: 'APIKEYID' },
    inspect: () => atShop({}, { account: byApiKey }),
  },
  identifierUnknown: {
    step: 'account',
    outcome: 'failed',
    details: { execcode: '1002', parameter: 'IDENTIFIER' },
    inspect: () => atShop({ identifier: 'OTHERSHOP' }),
  },
  rateLimited: {
    step: 'account',
    outcome: 'warned',
    details: { execcode: '3004' },
    inspect: async () => {
      const { sandbox } = await openShop({ requestsPerMinute: 1 });
      await inspect(sandbox.url);
      return inspect(sandbox.url);
    },
  },
};
