import { assertNever } from '../../protocol/assert-never.ts';
import { lastAttempt } from '../domain/operation.ts';
import type { Claim, ClaimAnswer, ClaimRefusal, ClaimRequest } from '../ports/claim.ts';
import type { Replica } from '../ports/replica.ts';
import type { TeamClaim } from './engine/words.ts';
import { describeCase } from './own-cases.ts';
import { digestRequest } from './proposed-digests.ts';
import type { Claimed, TeamRun } from './run.ts';
import type { Telling } from './tell.ts';

export interface TeamClaimPorts {
  readonly run: Pick<TeamRun, 'claim'>;
  readonly telling: Pick<Telling, 'withLines'>;
  readonly replica: Pick<Replica, 'readReviewed'>;
  /** Whether this desk is granted anything at all. */
  readonly isOpen: () => boolean;
  /** Told of what the engine answered, refusals of a desk that was not open included. */
  readonly onAnswered: (claimed: readonly Claimed[]) => void;
}

/** The engine takes no more in one call. */
const mostAtOnce = 50;

/** The claim port of a desk in a team. It never rejects because of the engine: what is not granted is refused with its cause. */
export function createTeamClaim({ run, telling, replica, isOpen, onAnswered }: TeamClaimPorts): Claim {
  const describe = async ({ operation, attemptId }: ClaimRequest): Promise<TeamClaim> => {
    const reviewed = await replica.readReviewed(operation.operationId);
    const requestDigest = digestRequest(lastAttempt(operation));
    return { ...describeCase(operation, attemptId, reviewed), seenVersion: reviewed.seenVersion, requestDigest };
  };
  const ask = async (requests: readonly ClaimRequest[]): Promise<readonly ClaimAnswer[]> => {
    const claims = await Promise.all(requests.map(describe));
    if (!isOpen()) {
      onAnswered([]);
      return requests.map(() => unreachable);
    }
    const claimed = await telling
      .withLines((part) => run.claim(part, claims))
      // The lines before it could not be told: it was never asked for.
      .catch(() => null);
    onAnswered(claimed ?? []);
    return claimed ? claimed.map(toAnswer) : requests.map(() => unreachable);
  };
  return {
    claim: async (requests) => {
      const answers: ClaimAnswer[] = [];
      for (let from = 0; from < requests.length; from += mostAtOnce) {
        answers.push(...(await ask(requests.slice(from, from + mostAtOnce))));
      }
      return answers;
    },
  };
}

const unreachable: ClaimAnswer = { kind: 'refused', cause: 'teamUnreachable' };

function toAnswer(claimed: Claimed): ClaimAnswer {
  if (claimed.verdict === 'granted') return { kind: 'granted' };
  const cause = causeOf(claimed.verdict);
  const { person, desk } = (claimed.verdict === 'busy' && claimed.holder) || {};
  return person !== undefined && desk !== undefined
    ? { kind: 'refused', cause, holder: { person, desk } }
    : { kind: 'refused', cause };
}

function causeOf(verdict: Exclude<Claimed['verdict'], 'granted'>): ClaimRefusal {
  switch (verdict) {
    case 'busy':
    case 'executed':
      return 'claimRefused';
    case 'changed':
      return 'claimOutdated';
    case 'notAllowed':
    case 'aboveLimit':
      return 'claimNotAllowed';
    case 'aboveDayLimit':
      return 'claimAboveDayLimit';
    case 'needsApproval':
      return 'claimNeedsApproval';
    case 'ended':
    case 'superseded':
    case 'rollCall':
    case 'noAnswer':
      return 'teamUnreachable';
    default:
      return assertNever(verdict);
  }
}
