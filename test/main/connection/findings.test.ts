import { describe, expect, it } from 'vitest';
import { type ConnectionFinding, type ConnectionReport, connectionStepName } from '../../../contract/index.ts';
import { secret } from '../../sandbox/client.ts';
import { holdsSecret } from '../../secret-scan.ts';
import { findStep, type Inspection, inspect } from './inspect.ts';
import { answerScenarios } from './scenarios/answer.ts';
import { certificateScenarios } from './scenarios/certificate.ts';
import { clockScenarios } from './scenarios/clock.ts';
import { connectionScenarios } from './scenarios/connection.ts';
import { nameScenarios } from './scenarios/name.ts';
import { proxyLogin, proxyScenarios } from './scenarios/proxy.ts';
import { sandboxScenarios } from './scenarios/sandbox.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { secretScenarios } from './scenarios/secret.ts';

const notReached: Scenario = {
  step: 'connection',
  outcome: 'skipped',
  details: { after: 'name' },
  inspect: nameScenarios.nameUnknown.inspect,
};

/** What takes a firewall or another network than this machine's own; dial-failures.test.ts tests it by its code. */
type OutOfReach = 'blockedHere' | 'unreachable';

const scenarios: Readonly<Record<Exclude<ConnectionFinding, OutOfReach>, Scenario>> = {
  notReached,
  ...nameScenarios,
  ...proxyScenarios,
  ...connectionScenarios,
  ...certificateScenarios,
  ...clockScenarios,
  ...secretScenarios,
  ...answerScenarios,
  ...sandboxScenarios,
};

describe('the connection check finds, with every step in order and nothing secret in the report,', () => {
  it.each(Object.entries(scenarios))('%s', async (finding, { step, outcome, details = {}, inspect }) => {
    const inspection = await inspect();
    expect(findStep(inspection.report, step)).toMatchObject({ outcome, finding, details });
    expect(inspection.report.steps.map((taken) => taken.step)).toEqual(connectionStepName.options);
    expectHonesty(inspection);
    expect(leaksOf(inspection.report)).toEqual([]);
  });
});

describe('a report that did leak', () => {
  it.each([secret, proxyLogin.user, proxyLogin.password])('would be noticed: %s', async (word) => {
    const { report } = await inspect('http://be2bill.invalid', {
      account: { host: `${word}@be2bill.invalid`.slice(0, 60) },
    });
    expect(leaksOf(report)).toEqual([word]);
  });
});

function leaksOf(report: ConnectionReport): readonly string[] {
  const written = Buffer.from(JSON.stringify(report));
  return [secret, proxyLogin.user, proxyLogin.password].filter((word) => holdsSecret(written, word));
}

/** What was not reached waits for the first failure, and the secret is read for a line that is good and then once. */
function expectHonesty({ report, secretReads }: Inspection): void {
  const failed = report.steps.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);
  for (const { finding, outcome, details } of report.steps) {
    if (finding !== 'notReached') continue;
    expect({ outcome, after: details.after }).toEqual({ outcome: 'skipped', after: failed[0] });
  }
  const lineIsGood = !failed.some((step) => ['name', 'proxy', 'connection', 'certificate'].includes(step));
  expect(secretReads).toBe(lineIsGood ? 1 : 0);
}
