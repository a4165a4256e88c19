import { charge, type OperationView, type ProofView } from '../../contract/index.ts';

/** What the gateway's own rows proved about the latest attempt; null while nothing did. */
export function proofOf({ attempts }: OperationView): ProofView | null {
  return attempts.at(-1)?.proof ?? null;
}

/** The operation's own TRANSACTIONID: as proved, as a person said, or as it was answered. */
export function transactionIdOf(operation: OperationView): string | null {
  const proof = proofOf(operation);
  return (
    proof?.transactionId ?? operation.settlement?.transactionId ?? operation.attempts.at(-1)?.transactionId ?? null
  );
}

/** The transaction that a link from an operation leads to: what it refers to; of a charge what it made, once that is known. */
export function shownBy(operation: OperationView): string | null {
  const isCharge = charge.safeParse(operation.operation).success;
  return (isCharge ? transactionIdOf(operation) : null) ?? operation.referenceId;
}

/** The last word of the gateway: a proof comes after an answer. */
export function execcodeOf(operation: OperationView): string | null {
  return proofOf(operation)?.execcode ?? operation.attempts.at(-1)?.execcode ?? null;
}
