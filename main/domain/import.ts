/** How a file was read, as a person saw it in its preview; null for what the file says itself. */
export interface ImportRules {
  /** Whose all rows are, where the file has no column for it. */
  readonly accountId: string | null;
  readonly amounts: 'minor' | 'major' | 'decimals' | null;
  /** Of times that name no offset. */
  readonly zone: string;
  readonly delimiter: string | null;
  readonly encoding: string | null;
}

/** Which bytes are taken, and how they are read: the same file read otherwise is another import. */
export interface ImportIdentity {
  /** SHA-256 over the file, in hexadecimal. */
  readonly fileDigest: string;
  readonly rules: ImportRules;
  /**
   * Which program cuts it into rows, and for which accounts it keeps them: another one may do so otherwise, and could not tell how
   * far this one came.
   */
  readonly reader: string;
}

/** One text for what an import is; no two have the same. */
export function textOfIdentity({ fileDigest, rules, reader }: ImportIdentity): string {
  const { accountId, amounts, zone, delimiter, encoding } = rules;
  return JSON.stringify([reader, fileDigest, accountId, amounts, zone, delimiter, encoding]);
}

/** A row that stays although the import that told of it was withdrawn, by its key. */
export interface KeptRow {
  readonly accountId: string;
  readonly transactionId: string;
}
