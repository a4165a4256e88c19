import type { Ask } from '../domain/decide/draft.ts';
import type { Statement } from '../domain/decide/settle.ts';
import type { Reminder, ToBeDone } from '../domain/limit/reminder.ts';
import { isRepeatable, type Operation } from '../domain/operation.ts';
import type { Decision, Proposal } from '../ports/approvals.ts';
import { accept, type DeskAnswer, type ReviewedDraft, refuse } from './answer.ts';
import { findOrDraft } from './carry-out.ts';
import { confirmOperation, sendOperationAgain } from './confirm.ts';
import type { DeskPorts } from './ports.ts';
import { prepareOperation } from './prepare.ts';
import { decideProposal, type ProposalNow, propose, showProposal, withdrawProposal } from './proposals.ts';
import { findReminder } from './reminders.ts';
import { holdUnwritten, type UnwrittenOutcomes } from './unwritten.ts';

/** Where operations are made: prepared, confirmed, sent once, settled. */
export interface Desk {
  prepare(asked: Ask): Promise<DeskAnswer<ReviewedDraft>>;
  /** `guardAnswer`: why the person goes on although a guard has spoken; `isReminded`: they do although a limit of their own has. */
  confirm(operationId: string, guardAnswer?: string | null, isReminded?: boolean): Promise<DeskAnswer<Operation>>;
  /** What a person at a desk alone would be reminded of; null for nothing. */
  remind(asked: ToBeDone & { readonly accountId: string }): Promise<Reminder | null>;
  sendAgain(operationId: string): Promise<DeskAnswer<Operation>>;
  /** Puts a draft before the colleagues in place of sending it. */
  propose(operationId: string, guardAnswer?: string | null): Promise<DeskAnswer<Proposal>>;
  showProposal(operationId: string): Promise<DeskAnswer<ProposalNow>>;
  /** Another person approves a proposal or rejects it. In strict mode what was approved is carried out at once. */
  decideProposal(operationId: string, decision: Decision): Promise<DeskAnswer<Proposal>>;
  /** In strict mode: sends what a colleague proposed and the person here approved, with this desk's key. */
  carryOut(proposalId: string): Promise<DeskAnswer<Operation>>;
  /** Takes back one's own proposal, or one's own approval. */
  withdrawProposal(operationId: string): Promise<DeskAnswer<Proposal>>;
  /** A person's word, with a reason, ends what nobody could know. */
  settle(operationId: string, statement: Statement): Promise<DeskAnswer<Operation>>;
  /** What is known and could not be written down yet. */
  readonly unwritten: Pick<UnwrittenOutcomes, 'list' | 'show'>;
  /** Whether an operation is under way. */
  isSending(): boolean;
  /** Sends nothing new from now on, and resolves when nothing is under way any more. */
  finish(): Promise<void>;
}

export function createDesk(given: DeskPorts): Desk {
  const unwritten = holdUnwritten(given);
  const ports = { ...given, unwritten };
  const underWay = new Map<string, Promise<DeskAnswer<Operation>>>();
  let isClosed = false;

  /** A second click while the first is under way gets the first one's answer. */
  const once = (operationId: string, begin: () => Promise<DeskAnswer<Operation>>) => {
    const running = underWay.get(operationId);
    if (running) return running;
    if (isClosed) return Promise.reject(new Error('This desk is closed, and sends nothing any more.'));
    const started = begin()
      .catch(async (failure: unknown) => {
        // A sending that broke off inside must not hold its chain until the next start: it becomes not sent or unknown, by
        // the same rule as after a crash.
        await unwritten.breakOff(operationId);
        throw failure;
      })
      .finally(() => underWay.delete(operationId));
    underWay.set(operationId, started);
    return started;
  };

  const carrying = new Map<string, Promise<DeskAnswer<Operation>>>();
  const carry = async (proposalId: string) => {
    const found = await findOrDraft(ports, proposalId);
    if (!found.ok) return found;
    const { operationId } = found.value;
    return once(operationId, () =>
      isRepeatable(found.value)
        ? sendOperationAgain(ports, operationId)
        : confirmOperation(ports, operationId, null, false),
    );
  };
  /** The same of a proposal: each click would make a draft of its own. */
  const carryOut = (proposalId: string) => {
    const started = carrying.get(proposalId) ?? carry(proposalId).finally(() => carrying.delete(proposalId));
    carrying.set(proposalId, started);
    return started;
  };
  const decide: Desk['decideProposal'] = async (operationId, decision) => {
    const decided = await decideProposal(ports, operationId, decision);
    if (!decided.ok || decision.verdict !== 'approved' || !decided.value.isStrict) return decided;
    const sent = await carryOut(operationId);
    return sent.ok ? accept(ports.approvals?.find(operationId) ?? decided.value) : sent;
  };

  return {
    prepare: (asked) => prepareOperation(ports, asked),
    confirm: (operationId, guardAnswer = null, isReminded = false) =>
      once(operationId, () => confirmOperation(ports, operationId, guardAnswer, isReminded)),
    remind: (asked) => findReminder(ports, asked),
    sendAgain: (operationId) => once(operationId, () => sendOperationAgain(ports, operationId)),
    propose: (operationId, guardAnswer = null) => propose(ports, operationId, guardAnswer),
    showProposal: (operationId) => showProposal(ports, operationId),
    decideProposal: decide,
    carryOut,
    withdrawProposal: (operationId) => withdrawProposal(ports, operationId),
    settle: (operationId, statement) => settleOperation(ports, operationId, statement),
    unwritten,
    isSending: () => underWay.size > 0,
    finish: async () => {
      isClosed = true;
      await Promise.allSettled(underWay.values());
      await unwritten.stop();
    },
  };
}

async function settleOperation(
  { ledger, actor, clock }: DeskPorts,
  operationId: string,
  statement: Statement,
): Promise<DeskAnswer<Operation>> {
  if (!(await ledger.views.findOperation(operationId))) return refuse({ code: 'notFound', what: 'operation' });
  const settled = await ledger.journal.settle(operationId, statement, { actor, at: clock.now() });
  return settled.kind === 'decided' ? accept(settled.value) : refuse(settled.refusal);
}
