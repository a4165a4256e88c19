import type {
  ConnectionDetails,
  ConnectionFinding,
  ConnectionOutcome,
  ConnectionStepName,
} from '../../../../contract/index.ts';
import type { Inspection } from '../inspect.ts';

/** A line with one thing about it, and what the check has to say of that. */
export interface Scenario {
  readonly step: ConnectionStepName;
  readonly outcome: ConnectionOutcome;
  /** Those that matter; there may be more. */
  readonly details?: ConnectionDetails;
  readonly inspect: () => Promise<Inspection>;
}

export type Scenarios<Finding extends ConnectionFinding> = Readonly<Record<Finding, Scenario>>;
