import type {
  ConnectionDetails,
  ConnectionFinding,
  ConnectionStep,
  ConnectionStepName,
} from '../../contract/views/connection.ts';

/** What a step found. */
export type Verdict = Pick<ConnectionStep, 'outcome' | 'finding' | 'details'>;

/** What is known so far. A step without a verdict was not reached. */
export type Verdicts = Readonly<Partial<Record<ConnectionStepName, Verdict>>>;

export function pass(finding: ConnectionFinding, details: ConnectionDetails = {}): Verdict {
  return { outcome: 'passed', finding, details };
}

export function warn(finding: ConnectionFinding, details: ConnectionDetails = {}): Verdict {
  return { outcome: 'warned', finding, details };
}

export function fail(finding: ConnectionFinding, details: ConnectionDetails = {}): Verdict {
  return { outcome: 'failed', finding, details };
}

export function skip(finding: ConnectionFinding, details: ConnectionDetails = {}): Verdict {
  return { outcome: 'skipped', finding, details };
}

/** A later step only makes sense while nothing has failed. */
export function hasFailed(verdicts: Verdicts): boolean {
  return Object.values(verdicts).some(({ outcome }) => outcome === 'failed');
}
