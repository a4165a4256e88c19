import type { SecretAnswer } from '../../../../main/vault/secret-store.ts';
import { type Inspection, inspect } from '../inspect.ts';
import { openSecureServer } from '../servers.ts';
import type { Scenario, Scenarios } from './scenario.ts';

async function whenVaultSays(kind: Exclude<SecretAnswer['kind'], 'found'>): Promise<Inspection> {
  return inspect((await openSecureServer()).url, { answer: { kind } });
}

const failing = (kind: Exclude<SecretAnswer['kind'], 'found'>): Scenario => ({
  step: 'signature',
  outcome: 'failed',
  inspect: () => whenVaultSays(kind),
});

export const secretScenarios: Scenarios<'secretAbsent' | 'secretLocked' | 'secretUnavailable' | 'secretDenied'> = {
  secretAbsent: failing('absent'),
  secretLocked: failing('locked'),
  secretUnavailable: failing('unavailable'),
  secretDenied: failing('denied'),
};
