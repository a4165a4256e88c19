import { assertNever } from '../../../protocol/assert-never.ts';

/** Why nothing of a file was taken. */
export type UnfitReason =
  | { readonly kind: 'noExport' }
  | { readonly kind: 'columnTwice'; readonly column: string }
  /** No row says whose it is, and nobody said so. */
  | { readonly kind: 'noIdentifier' }
  /** An archive that is cut short, damaged, encrypted, or packed in a way that nobody here can undo. */
  | { readonly kind: 'cannotUnpack' }
  | { readonly kind: 'emptyArchive' }
  /** JSON that is no answer to a look-up, or that says two things under one name. */
  | { readonly kind: 'noAnswer' }
  /** It is not the file any more whose preview was shown. */
  | { readonly kind: 'changedSincePreview' };

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
    case 'cannotUnpack':
      return 'The archive cannot be unpacked: it is damaged, cut short, encrypted or of a rare kind. Unpack it yourself and choose the file in it.';
    case 'emptyArchive':
      return 'The archive holds no file.';
    case 'noAnswer':
      return 'The file begins like JSON, and is no answer to a look-up: one object with EXECCODE 0000 and DATA, or a list of rows.';
    case 'changedSincePreview':
      return 'The file was changed after its preview was shown. Look at the preview again.';
    default:
      return assertNever(reason);
  }
}
