import { isSentHere } from '../domain/approval/sender.ts';
import { askAround } from '../domain/charge/order-situation.ts';
import type { PreparedRequest } from '../domain/event.ts';
import { isCharge } from '../domain/kinds.ts';
import { lastAttempt, type Operation } from '../domain/operation.ts';
import type { Proposal, ProposedDraft } from '../ports/approvals.ts';
import { accept, type DeskAnswer, refuse } from './answer.ts';
import { readDraft } from './clearance.ts';
import type { DeskPorts } from './ports.ts';
import { recompute } from './recompute.ts';

/*
 * Strict mode: the desk that asks holds no key, and the one that approved sends. What it sends is an operation of its own, which says
 * what it carries out, so that its attempts, their outcomes and what is found out of them later are this desk's as they always are.
 */

/**
 * Whether a colleague's draft, made anew by this program from what it says, is what was proposed: else this desk's key would sign what
 * only the colleague's program had looked at.
 */
export async function isAsProposed(ports: DeskPorts, proposal: Proposal, draft: ProposedDraft): Promise<boolean> {
  const { approvals } = ports;
  const request = await recompute(ports, draft.operation, lastAttempt(draft.operation).attemptId);
  return request !== undefined && (approvals?.isSame(proposal, withRequest(draft, request)) ?? false);
}

/**
 * This desk's own operation of what a colleague proposed and the person here approved: the one that it began before, or a draft that
 * is written now. Sends nothing.
 */
export async function findOrDraft(ports: DeskPorts, proposalId: string): Promise<DeskAnswer<Operation>> {
  const { approvals, ledger } = ports;
  if (!approvals) return refuse({ code: 'noTeam' });
  const proposal = approvals.find(proposalId);
  if (!proposal) return refuse({ code: 'notFound', what: 'proposal' });
  if (proposal.state !== 'approved') return refuse({ code: 'proposalOver', state: proposal.state });
  if (!isSentHere(proposal)) return refuse({ code: 'approverSends' });
  const operation = await ledger.views.findOperation(proposalId);
  const draft = operation && (await readDraft(ports, operation));
  if (!draft) return refuse({ code: 'draftNotHere' });
  const before = await findBegun(ports, draft.operation);
  if (before) return accept(before);
  const attemptId = ports.createId();
  const request = await recompute(ports, draft.operation, attemptId);
  if (!request || !approvals.isSame(proposal, withRequest(draft, request))) return refuse({ code: 'proposalDiffers' });
  return accept(await write(ports, draft, { attemptId, request }));
}

/** A draft that was left lying when this program ended is none: it has taken nothing. */
async function findBegun({ ledger }: DeskPorts, wanted: Operation): Promise<Operation | undefined> {
  const { operations } = await ledger.views.readChain(wanted.accountId, wanted.chainId);
  return operations.findLast(({ carriesOut, deskId }) => carriesOut === wanted.operationId && deskId === null);
}

/** With the colleague's review: that it is still what stands here is compared where the chain is taken. */
async function write(
  ports: DeskPorts,
  { operation, review }: ProposedDraft,
  made: { readonly attemptId: string; readonly request: PreparedRequest },
): Promise<Operation> {
  const { operation: kind, accountId, chainId, referenceId, orderId, amount, reason, note, agreement } = operation;
  return ports.ledger.journal.draft(
    {
      operationId: ports.createId(),
      operation: kind,
      accountId,
      chainId,
      referenceId,
      orderId,
      amount,
      reason,
      note,
      agreement,
      ...made,
      review: { ...review, carriesOut: operation.operationId },
      touches: await readTouches(ports, operation),
    },
    { actor: ports.actor, at: ports.clock.now() },
  );
}

/** How far this desk has heard of what moved chains: a claim names the version that was known then. */
async function readTouches({ ledger, clock }: DeskPorts, drafted: Operation): Promise<number | undefined> {
  const { accountId, orderId, referenceId, operation } = drafted;
  const now = clock.now();
  if (isCharge(operation) || referenceId === null) {
    return (await ledger.views.readOrder(askAround(drafted, now))).touches;
  }
  return (await ledger.views.readAround({ accountId, transactionId: referenceId, orderId, since: now }))?.touches;
}

function withRequest({ operation, review }: ProposedDraft, request: PreparedRequest): ProposedDraft {
  return { operation: { ...operation, attempts: [{ ...lastAttempt(operation), ...request }] }, review };
}
