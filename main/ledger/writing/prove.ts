import type { FactSource } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { appendEvent } from '../events/append.ts';
import type { Stamp } from '../events/event.ts';
import { extraDataOf } from '../queries/extra-data.ts';

interface Proved {
  readonly operationId: string;
  readonly attemptId: string;
  readonly outcome: 'succeeded' | 'refused';
  readonly transactionId: string;
  readonly execcode: string;
  readonly source: FactSource;
}

/**
 * Ends every doubt that the rows known by now can end for certain: a row is an attempt's when it carries the attempt's id
 * in EXTRADATA, or the TRANSACTIONID that the gateway had answered. It counts more than a person's word that nothing
 * happened, which it then corrects. A row that is still waiting proves nothing yet. Gives the operations.
 */
export function proveByRows(database: WritableDatabase, stamp: Stamp): string[] {
  const proved = database.prepare<[], Proved>(provedAttempts).all();
  for (const proof of proved) appendEvent(database, { kind: 'attemptProved', ...proof }, stamp);
  return proved.map(({ operationId }) => operationId);
}

const provedAttempts = `
  SELECT o.operation_id AS operationId, a.attempt_id AS attemptId, t.status AS outcome,
         t.transaction_id AS transactionId, t.execcode, t.known_from AS source
  FROM operations o
  JOIN attempts a ON a.operation_id = o.operation_id AND a.sent_at IS NOT NULL AND a.proof IS NULL
  JOIN transactions t ON t.account_id = o.account_id AND t.operation = o.operation
    AND (t.transaction_id = a.transaction_id OR t.extra_data IN ${extraDataOf('a.attempt_id')})
  WHERE (o.state IN ('unknown', 'pending') OR (o.state = 'refused' AND o.settlement IS NOT NULL))
    AND t.status IN ('succeeded', 'refused') AND t.known_from <> 'desk'
    AND NOT (o.state = 'refused' AND t.status = 'refused')
  GROUP BY o.operation_id
  ORDER BY o.operation_id
`;
