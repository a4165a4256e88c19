import {
  accept,
  type ChannelInput,
  type DeskOperation,
  type DraftView,
  type OperationRequest,
  type OperationView,
  type Result,
  refuse,
} from '../../contract/index.ts';
import { confirmOperation, sendOperationAgain } from './confirm.ts';
import type { DeskPorts } from './ports.ts';
import { prepareOperation } from './prepare.ts';

/** Where operations are made: prepared, confirmed, sent once, settled. */
export interface Desk {
  prepare(request: OperationRequest): Promise<Result<DraftView>>;
  /** `guardAnswer`: why the person goes on although a guard has spoken. */
  confirm(operationId: string, guardAnswer?: string | null): Promise<Result<OperationView>>;
  sendAgain(operationId: string): Promise<Result<OperationView>>;
  settle(settlement: ChannelInput<'operations.settle'>): Promise<Result<OperationView>>;
  /** Resolves when nothing is under way any more; new work is the caller's to prevent. */
  finish(): Promise<void>;
}

export function createDesk(ports: DeskPorts): Desk {
  const underWay = new Map<string, Promise<Result<OperationView>>>();

  /** A second click while the first is under way gets the first one's answer. */
  const once = (operationId: string, begin: () => Promise<Result<OperationView>>) => {
    const running = underWay.get(operationId);
    if (running) return running;
    const started = begin()
      .catch((failure: unknown) => breakOff(ports, operationId, failure))
      .finally(() => underWay.delete(operationId));
    underWay.set(operationId, started);
    return started;
  };

  return {
    prepare: (request) => prepareOperation(ports, request),
    confirm: (operationId, guardAnswer = null) =>
      once(operationId, () => confirmOperation(ports, operationId, guardAnswer)),
    sendAgain: (operationId) => once(operationId, () => sendOperationAgain(ports, operationId)),
    settle: (settlement) => settleOperation(ports, settlement),
    finish: async () => {
      await Promise.allSettled(underWay.values());
    },
  };
}

/**
 * A sending that broke off inside, for instance on a full disk, must not hold its chain until the next start: it
 * becomes not sent or unknown, by the same rule as after a crash.
 */
async function breakOff(ports: DeskPorts, operationId: string, failure: unknown): Promise<never> {
  const stamp = { actor: ports.actor, at: ports.clock.now() };
  await ports.ledger.write.recoverInterrupted(stamp, operationId).catch(() => undefined);
  throw failure;
}

/** A person's word, with a reason, ends what nobody could know. */
async function settleOperation(
  ports: DeskPorts,
  { operationId, outcome, reason }: ChannelInput<'operations.settle'>,
): Promise<Result<OperationView>> {
  const operation = await ports.ledger.read.findOperation(operationId);
  if (!operation) return refuse({ code: 'notFound', what: 'operation' });
  const transactionId = outcome.kind === 'succeeded' ? outcome.transactionId : null;
  if (outcome.kind === 'succeeded' && transactionId === null && movesMoney.has(operation.operation)) {
    return refuse({ code: 'transactionIdMissing' });
  }
  const statement = { outcome: outcome.kind, transactionId, reason };
  const stamp = { actor: ports.actor, at: ports.clock.now() };
  const settlement = await ports.ledger.write.settleByHand(operationId, statement, stamp);
  switch (settlement.kind) {
    case 'notUnknown':
      return refuse({ code: 'notSettleable' });
    case 'otherTransaction':
      return refuse({ code: 'notItsTransaction' });
    case 'settled':
      ports.tell({ kind: 'operationChanged', operation: settlement.operation });
      return accept(settlement.operation);
  }
}

/** What these did is a transaction of its own, and its TRANSACTIONID the proof that it is there. */
const movesMoney: ReadonlySet<DeskOperation> = new Set(['refund', 'capture', 'credit']);
