/**
 * The rows that an operation of this desk made, by its id or an attempt's: the answer named them, or they carry the attempt's
 * id in EXTRADATA. `id` is SQL.
 */
export function positionsOfOperation(id: string): string {
  const attempts = `attempts a JOIN operations o ON o.operation_id = a.operation_id
      JOIN transactions r ON r.account_id = o.account_id`;
  return `SELECT r.position FROM ${attempts} AND r.transaction_id = a.transaction_id
    WHERE a.attempt_id = ${id} OR a.operation_id = ${id}
    UNION ALL SELECT r.position FROM ${attempts} AND r.extra_data <> ''
      AND r.extra_data IN (a.attempt_id, 'be2bill-console ' || a.attempt_id)
    WHERE a.attempt_id = ${id} OR a.operation_id = ${id}`;
}
