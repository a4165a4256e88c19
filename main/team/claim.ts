import { assertNever } from '../../protocol/assert-never.ts';
import type { Operation } from '../domain/operation.ts';
import type { Claim, ClaimAnswer, ClaimRefusal, ClaimRequest } from '../ports/claim.ts';
import type { TeamClaim, TeamLine } from './engine/words.ts';
import type { Claimed, KnownLog, TeamRun } from './run.ts';

/** What this desk knows, as far as the engine is told of it. */
export interface DeskKnowledge {
  /** Of its own log. */
  readLog(): Promise<KnownLog>;
  /** Lines that the engine has not got. */
  readLines(): Promise<readonly TeamLine[]>;
  /** Every id that is known of an operation's chain, its reference among them, and the version that its review showed. */
  readChain(operation: Operation): Promise<{ readonly ids: readonly string[]; readonly seenVersion: number }>;
}

/** The engine takes no more in one call. */
const mostAtOnce = 50;

/** The claim port of a desk in a team. It never rejects because of the engine: what is not granted is refused with its cause. */
export function createTeamClaim(run: TeamRun, knowledge: DeskKnowledge): Claim {
  const hasBegun = async (): Promise<boolean> => {
    if (!run.mustBegin()) return true;
    return run.begin(await knowledge.readLog()).then(
      ({ verdict }) => verdict === 'welcome',
      () => false,
    );
  };
  const ask = async (requests: readonly ClaimRequest[]): Promise<readonly ClaimAnswer[]> => {
    if (!(await hasBegun())) return requests.map(() => ({ kind: 'refused', cause: 'teamUnreachable' }));
    const claims = await Promise.all(requests.map(async (request) => describe(request, knowledge)));
    return (await run.claim(await knowledge.readLines(), claims)).map(toAnswer);
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

async function describe({ operation, attemptId }: ClaimRequest, knowledge: DeskKnowledge): Promise<TeamClaim> {
  const { operationId, accountId, operation: kind, amount } = operation;
  const { ids, seenVersion } = await knowledge.readChain(operation);
  const { minor, currency } = amount;
  return { attemptId, operationId, accountId, ids, operation: kind, minor, currency, seenVersion };
}

function toAnswer(claimed: Claimed): ClaimAnswer {
  return claimed.verdict === 'granted' ? { kind: 'granted' } : { kind: 'refused', cause: causeOf(claimed.verdict) };
}

function causeOf(verdict: Exclude<Claimed['verdict'], 'granted'>): ClaimRefusal {
  switch (verdict) {
    case 'busy':
      return 'claimRefused';
    case 'changed':
      return 'claimOutdated';
    case 'notAllowed':
    case 'aboveLimit':
      return 'claimNotAllowed';
    case 'ended':
    case 'superseded':
    case 'rollCall':
    case 'noAnswer':
      return 'teamUnreachable';
    default:
      return assertNever(verdict);
  }
}
