import { z } from 'zod';

/** Why nothing of a file can be taken. */
export const unfitReason = z.enum([
  'noExport',
  'columnTwice',
  'noIdentifier',
  'cannotUnpack',
  'emptyArchive',
  'noAnswer',
  'changedSincePreview',
]);

/** What of a file is not certain, and asked for that reason. */
export const importQuestionKind = z.enum(['account', 'amounts', 'zone', 'encoding']);
export type ImportQuestionKind = z.infer<typeof importQuestionKind>;
