import { assertNever } from '../../../protocol/assert-never.ts';

/** Why nothing of a file was taken. */
export type UnfitReason =
  | { readonly kind: 'noExport' }
  | { readonly kind: 'columnTwice'; readonly column: string }
  /** No row says whose it is, and nobody said so. */
  | { readonly kind: 'noIdentifier' };

/** A file that is not taken, with what is wrong with it and the way out. Nothing of it is in the ledger then. */
export class UnfitExport extends Error {
  readonly reason: UnfitReason;

  constructor(reason: UnfitReason) {
    super(describe(reason));
    this.name = 'UnfitExport';
    this.reason = reason;
  }
}

function describe(reason: UnfitReason): string {
  switch (reason.kind) {
    case 'noExport':
      return 'The first line names none of the columns of an export. Export the transactions from the extranet again, with their header.';
    case 'columnTwice':
      return `The column ${reason.column} stands in the first line twice, and nobody can say which one counts. Export the file again without the second.`;
    case 'noIdentifier':
      return 'The file has no column IDENTIFIER: no row says to which account it belongs. Export it with that column, or name the account.';
    default:
      return assertNever(reason);
  }
}
