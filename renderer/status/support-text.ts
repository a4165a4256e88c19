import type { AccountView, OperationView } from '../../contract/index.ts';

/** What a supporter has to know of the console itself. */
interface Surroundings {
  readonly version: string;
  readonly environment: AccountView['environment'];
}

/** Everything about an operation that a supporter asks for, as plain text: ids, codes, times in UTC; no secret, no card. */
export function toSupportText(operation: OperationView, { version, environment }: Surroundings): string {
  const { accountId, referenceId, orderId, amount, state, attempts, operationId } = operation;
  const lines = [
    `${environment.toUpperCase()} · Be2bill console ${version}`,
    `OPERATIONTYPE: ${operation.operation}`,
    `Account: ${accountId}`,
    `Reference TRANSACTIONID: ${referenceId ?? '-'}`,
    `ORDERID: ${orderId}`,
    `AMOUNT: ${amount.minor} ${amount.currency} (minor units)`,
    `State: ${state}`,
    `Operation: ${operationId}`,
  ];
  for (const attempt of attempts) {
    lines.push(
      `Attempt ${attempt.number}: ${attempt.attemptId}`,
      `  sent: ${toUtc(attempt.sentAt)}, ended: ${toUtc(attempt.endedAt)}`,
      `  EXECCODE: ${attempt.execcode ?? '-'}, TRANSACTIONID: ${attempt.transactionId ?? '-'}`,
      `  MESSAGE: ${attempt.message ?? '-'}${attempt.cause ? `, cause: ${attempt.cause}` : ''}`,
    );
    if (attempt.proof) {
      const { outcome, source, provedAt, execcode, transactionId } = attempt.proof;
      lines.push(`  proved: ${outcome} by ${source} at ${toUtc(provedAt)}, ${execcode}, ${transactionId}`);
    }
  }
  if (operation.settlement) {
    const { outcome, actor, settledAt, transactionId, reason } = operation.settlement;
    lines.push(`Settled by ${actor} at ${toUtc(settledAt)}: ${outcome}, ${transactionId ?? '-'}: ${reason}`);
  }
  if (operation.guarded) {
    lines.push(`Guards: ${operation.guarded.kinds.join(', ')}; went on because: ${operation.guarded.answer}`);
  }
  return lines.join('\n');
}

function toUtc(instant: number | null): string {
  return instant === null ? '-' : new Date(instant).toISOString();
}
