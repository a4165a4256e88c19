import { expect } from 'vitest';
import {
  type ConnectionReport,
  type ConnectionStep,
  type ConnectionStepName,
  connectionReport,
  usualAccount,
} from '../../../contract/index.ts';
import type { Account } from '../../../main/accounts/account.ts';
import { toAccount } from '../../../main/accounts/account.ts';
import { createConnectionCheck } from '../../../main/connection/check.ts';
import type { ConnectionPorts } from '../../../main/connection/ports.ts';
import type { Patience } from '../../../main/gateway/agents.ts';
import type { SecretAnswer } from '../../../main/vault/secret-store.ts';
import { environmentOf } from '../../../protocol/environment.ts';
import { secret } from '../../sandbox/client.ts';
import { makeAuthority } from './certificates.ts';

/** The authority that plays all those of Mozilla's list. */
export const worldAuthority = makeAuthority('World Trust Root');

/** One that only this machine trusts: a company's, on behalf of a proxy that reads along. */
export const companyAuthority = makeAuthority('Company Inspection Root');

/** Long enough for a busy machine. */
export const patience: Patience = { connect: 8_000, headers: 8_000, total: 10_000 };

/** For what is meant to end in time. */
export const impatience: Patience = { connect: 1_000, headers: 1_000, total: 1_500 };

export interface Inspection {
  readonly report: ConnectionReport;
  /** How often the secret was asked for. */
  readonly secretReads: number;
}

export interface InspectOptions extends Partial<Omit<ConnectionPorts, 'vault'>> {
  readonly account?: Partial<Account>;
  readonly proxy?: string;
  /** What the vault answers; the true secret if nothing is said. */
  readonly answer?: SecretAnswer | (() => Promise<SecretAnswer>);
}

/** Checks the connection of an account at this address as the console would. */
export async function inspect(url: string, options: InspectOptions = {}): Promise<Inspection> {
  const { account = {}, proxy, answer = { kind: 'found', secret }, ...ports } = options;
  let secretReads = 0;
  const check = createConnectionCheck({
    proxyFor: async () => proxy,
    clock: { now: () => Date.now() },
    patience,
    authorities: [worldAuthority.cert, companyAuthority.cert],
    publicAuthorities: [worldAuthority.cert],
    ...ports,
    vault: {
      read: async () => {
        secretReads += 1;
        return typeof answer === 'function' ? answer() : answer;
      },
    },
  });
  const report = await check({ ...describeAccount(url), ...account });
  expect(connectionReport.parse(report)).toEqual(report);
  return { report, secretReads };
}

function describeAccount(url: string): Account {
  const origin = new URL(url).origin;
  const environment = environmentOf(origin);
  return toAccount({ ...usualAccount, label: 'Shop', identifier: 'SHOP', environment, url: origin });
}

export function findStep(report: ConnectionReport, name: ConnectionStepName): ConnectionStep {
  const step = report.steps.find((candidate) => candidate.step === name);
  if (!step) throw new Error(`The report says nothing about ${name}.`);
  return step;
}

/** `passed nameFound`, in the order of the steps. */
export function summarize(report: ConnectionReport): readonly string[] {
  return report.steps.map(({ outcome, finding }) => `${outcome} ${finding}`);
}
