import { rulesOf } from '../accounts/account.ts';
import { decideCharge } from '../domain/charge/decide-charge.ts';
import type { PreparedRequest } from '../domain/event.ts';
import { isCharge } from '../domain/kinds.ts';
import type { Operation } from '../domain/operation.ts';
import { lately } from '../domain/repetition.ts';
import { buildChargeRequest } from './charge-request.ts';
import type { DeskPorts } from './ports.ts';
import { aliasOf, askChargeAgain } from './prepare-charge.ts';
import { buildRequest } from './request.ts';

type RecomputePorts = Pick<DeskPorts, 'ledger' | 'clock' | 'findAccount' | 'actor'>;

/**
 * The request of a draft, made anew by this program from what the draft says and from the account here: what a colleague's desk wrote
 * is compared with it, and never signed as it came. Undefined where it cannot be made here.
 */
export async function recompute(
  ports: RecomputePorts,
  operation: Operation,
  attemptId: string,
): Promise<PreparedRequest | undefined> {
  const { operation: kind, accountId, referenceId, orderId, amount, reason } = operation;
  const account = ports.findAccount(accountId);
  if (!account) return undefined;
  if (isCharge(kind)) return recomputeCharge(ports, operation, attemptId);
  if (referenceId === null) return undefined;
  const own = kind === 'credit' ? orderId : null;
  const question = { accountId, transactionId: referenceId, orderId: own, since: ports.clock.now() - lately };
  const around = await ports.ledger.views.readAround(question);
  return (
    around && buildRequest({ operation: kind, account, reference: around.row, amount, orderId, reason, attemptId })
  );
}

/** Until when a page holds counts from when it was drafted. */
async function recomputeCharge(
  { ledger, findAccount, actor }: RecomputePorts,
  operation: Operation,
  attemptId: string,
): Promise<PreparedRequest | undefined> {
  const account = findAccount(operation.accountId);
  const asked = account && askChargeAgain(operation, account.voidZone);
  if (!account || !asked) return undefined;
  const now = operation.draftedAt;
  const { accountId, orderId, client, transactionId: sourceId } = asked;
  const facts = await ledger.views.readOrder({ accountId, orderId, sourceId, alias: aliasOf(asked), client, now });
  const decision = decideCharge(asked, { ...facts, account: rulesOf(account), actor, now });
  if (decision.kind === 'refused' || decision.value.amount.minor !== operation.amount.minor) return undefined;
  return buildChargeRequest({ asked, account, intent: decision.value, attemptId, now });
}
