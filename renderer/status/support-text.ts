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
    `Reference TRANSACTIONID: ${referenceId}`,
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
  }
  return lines.join('\n');
}

function toUtc(instant: number | null): string {
  return instant === null ? '-' : new Date(instant).toISOString();
}
