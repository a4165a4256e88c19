import type { Operation } from '../domain/operation.ts';
import type { DeskAnswer, DeskRefusal } from './answer.ts';
import type { DeskPorts } from './ports.ts';

/** What a person's rights, or what colleagues said, has against it; everything else stands against the operation, not the person. */
const barring: readonly DeskRefusal['code'][] = [
  'approvalNeeded',
  'aboveLimit',
  'aboveDayLimit',
  'notPermitted',
  'proposalOver',
  'proposalDiffers',
  'approverSends',
  'ownProposal',
  'notApprover',
];

/** Writes down that somebody tried what they may not do, or not alone; gives the answer on. */
export async function withTries<Value>(
  { record }: Pick<DeskPorts, 'record'>,
  { operationId, operation, accountId }: Pick<Operation, 'operationId' | 'operation' | 'accountId'>,
  answer: DeskAnswer<Value>,
): Promise<DeskAnswer<Value>> {
  if (!answer.ok && barring.includes(answer.refusal.code)) {
    await record?.({ what: 'operationNotAllowed', operationId, operation, accountId, cause: answer.refusal.code });
  }
  return answer;
}
