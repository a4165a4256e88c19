import { judgeClearance, type Rights } from '../domain/approval/right.ts';
import { isSentHere } from '../domain/approval/sender.ts';
import type { ApprovalRefusal, Approvals, Proposal, Proposed, ProposedDraft } from '../ports/approvals.ts';
import type { Replica } from '../ports/replica.ts';
import type { ApprovalAnswer } from './engine/answers.ts';
import { EngineFailure } from './engine/state.ts';
import { digestDraft } from './proposed-digests.ts';
import type { TeamReader } from './reader.ts';
import type { TeamRun } from './run.ts';
import type { Telling } from './tell.ts';

export interface ApprovalPorts {
  readonly run: Pick<TeamRun, 'propose' | 'decide' | 'withdraw'>;
  readonly telling: Pick<Telling, 'withLines'>;
  readonly reader: Pick<TeamReader, 'readApprovals' | 'wakeOthers'>;
  readonly replica: Pick<Replica, 'readReviewed'>;
  /** Told how many proposals wait for whoever sits here, whenever they were heard of. */
  readonly onWaiting: (waiting: { readonly toDecide: number; readonly toSend: number }) => void;
}

/** The approvals port of a desk in a team. */
export interface KeptApprovals extends Approvals {
  /** Hears of rights and proposals; rejects with an EngineFailure where nobody answers. */
  hear(): Promise<void>;
}

/** More are not heard of. */
const most = 200;

export function keepApprovals({ run, telling, reader, replica, onWaiting }: ApprovalPorts): KeptApprovals {
  let rights: Rights | null = null;
  let proposals: readonly Proposal[] = [];
  const listeners = new Set<(changed: readonly Proposal[]) => void>();
  const find = (operationId: string) => proposals.find((each) => each.operationId === operationId);

  const hear = async (): Promise<void> => {
    const heard = await reader.readApprovals(most);
    const before = new Map(proposals.map((each) => [each.operationId, JSON.stringify(each)]));
    const changed = heard.proposals.filter((each) => before.get(each.operationId) !== JSON.stringify(each));
    const isFirst = rights === null;
    ({ rights, proposals } = heard);
    onWaiting({
      toDecide: proposals.filter(waitsForDecision).length,
      toSend: proposals.filter(isSentHere).length,
    });
    // What stood there already when this desk was started is no news.
    if (!isFirst && changed.length > 0) for (const listener of [...listeners]) listener(changed);
  };
  /** What was said, and what this desk hears of it then; a colleague who waits is woken. */
  const say = async (operationId: string, speak: () => Promise<ApprovalAnswer>): Promise<Proposed> => {
    try {
      const answer = await speak();
      if (answer.verdict !== 'proposed' && answer.verdict !== 'taken') return refuse(refusalOf(answer));
      await reader.wakeOthers('whole');
      await hear();
      const proposal = find(operationId);
      return proposal ? { kind: 'proposed', proposal } : refuse({ kind: 'absent' });
    } catch (failure) {
      if (failure instanceof EngineFailure) return refuse({ kind: 'silent' });
      throw failure;
    }
  };

  return {
    hear,
    judge: (asked) => rights && judgeClearance(rights, asked),
    rights: () => rights,
    list: () => proposals,
    find,
    isSame,
    propose: (draft, guardAnswer) => {
      const { operationId, accountId, operation, amount } = draft.operation;
      return say(operationId, async () => {
        const { ids, seenVersion } = await replica.readReviewed(operationId);
        const { minor, currency } = amount;
        const about = { operationId, accountId, ids, operation, minor, currency, seenVersion };
        const proposed = { ...about, ...digestDraft(draft), guardAnswer };
        return telling.withLines((part) => run.propose(part, proposed));
      });
    },
    decide: (draft, decision) => {
      const { operationId } = draft.operation;
      return say(operationId, () => run.decide(operationId, { ...decision, ...digestDraft(draft) }));
    },
    withdraw: (operationId) => say(operationId, () => run.withdraw(operationId)),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The draft is the truth of what would leave: what the engine was told of it has to be the same in everything that is shown. */
function isSame(proposal: Proposal, draft: ProposedDraft): boolean {
  const { operation } = draft;
  const { requestDigest, reviewDigest } = digestDraft(draft);
  return (
    proposal.operationId === operation.operationId &&
    proposal.accountId === operation.accountId &&
    proposal.operation === operation.operation &&
    proposal.amount.minor === operation.amount.minor &&
    proposal.amount.currency === operation.amount.currency &&
    proposal.requestDigest === requestDigest &&
    proposal.reviewDigest === reviewDigest
  );
}

function waitsForDecision({ state, mayApprove }: Proposal): boolean {
  return state === 'waiting' && mayApprove;
}

function refuse(refusal: ApprovalRefusal): Proposed {
  return { kind: 'refused', refusal };
}

function refusalOf(answer: Exclude<ApprovalAnswer, { readonly verdict: 'proposed' | 'taken' }>): ApprovalRefusal {
  const { verdict } = answer;
  switch (verdict) {
    case 'superseded':
      return { kind: 'silent' };
    case 'aboveLimit':
      return { kind: verdict, mostMinor: answer.mostMinor };
    case 'aboveDayLimit':
      return { kind: verdict, dayMinor: answer.dayMinor, spentMinor: answer.spentMinor };
    case 'over':
      return { kind: verdict, state: answer.state };
    default:
      return { kind: verdict };
  }
}
