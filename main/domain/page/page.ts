import { formPath } from '../../../protocol/operations/index.ts';
import { isCharge } from '../kinds.ts';
import { lastAttempt, type Operation } from '../operation.ts';
import type { Transaction } from '../transaction.ts';

/**
 * What a holder does on a device of their own: authenticates at their bank (0001, S3:206–226), signs a mandate (0002, protocol.md
 * §7), or pays on the gateway's own form (protocol.md §1.2). Nobody does it for them.
 */
export type PageKind = 'threeDSecure' | 'mandate' | 'hostedForm';

/** Whether a request is none of ours to send: a holder's browser posts it to the gateway's form. */
export function isForHolder({ url }: { readonly url: string }): boolean {
  return url.endsWith(formPath);
}

/** Which page the last attempt of an operation made for its holder; undefined where there is none. */
export function pageKindOf(operation: Pick<Operation, 'operation' | 'attempts' | 'operationId'>): PageKind | undefined {
  if (!isCharge(operation.operation)) return undefined;
  const attempt = lastAttempt(operation);
  if (isForHolder(attempt)) return attempt.sentAt === null ? undefined : 'hostedForm';
  switch (attempt.execcode) {
    case '0001':
      return 'threeDSecure';
    case '0002':
      return 'mandate';
    default:
      return undefined;
  }
}

/** The page that is still its holder's to use: of a pending operation, until a row of it waits for the bank (0003). */
export function openPageOf(
  operation: Pick<Operation, 'operation' | 'state' | 'attempts' | 'operationId'>,
): PageKind | undefined {
  if (operation.state !== 'pending' || lastAttempt(operation).withBank) return undefined;
  return pageKindOf(operation);
}

/** Whether a row goes on without the holder: 0001 and 0002 wait for them alone. */
export function waitsForBank({ status, execcode }: Pick<Transaction, 'status' | 'execcode'>): boolean {
  return status === 'waiting' && execcode !== '0001' && execcode !== '0002';
}
