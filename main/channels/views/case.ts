import type { CaseView } from '../../../contract/index.ts';
import type { Case } from '../../proof/case.ts';
import { toOperationView } from './operation.ts';
import { type Reading, toTransactionRow } from './transaction.ts';

/** An open case as the window sees it. */
export function toCaseView({ operation, looks, probable, ...times }: Case, reading: Reading): CaseView {
  return {
    ...times,
    operation: toOperationView(operation),
    looks: looks.map((look) => ({ ...look })),
    probable: probable.map((row) => toTransactionRow(row, reading)),
  };
}
