import { z } from 'zod';
import { currencySchema, moneySchema } from '../../protocol/money/index.ts';
import { accountId, deskId, instant, operationType, shortText, transactionId } from './basics.ts';
import { importQuestionKind } from './import-basics.ts';

export { type ImportQuestionKind, importQuestionKind, unfitReason } from './import-basics.ts';

const encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
const delimiter = z.enum([';', ',', '\t']);
const columnName = z.string().max(255);

/** A zone by its name in the tz database; a name that nobody knows is refused. */
const zone = z.string().min(1).max(64).refine(isZone);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What a person says of a file; what is left out is read off the file. */
export const importCorrections = z.strictObject({
  accountId: accountId.optional(),
  amounts: z.enum(['minor', 'major']).optional(),
  zone: zone.optional(),
  delimiter: delimiter.optional(),
  encoding: encoding.optional(),
});
export type ImportCorrections = z.infer<typeof importCorrections>;

/** A file by the name that main has given it: the window never names a path. */
export const offeredFile = z.strictObject({ file: z.uuid(), corrections: importCorrections });

/** A row that was left out, and the column to blame. */
export const leftOutRow = z.strictObject({
  table: columnName,
  line: z.int().min(1),
  column: columnName,
  problem: z.enum(['absent', 'malformed', 'cutShort', 'shifted', 'quotes', 'unknownAccount']),
  /** Empty where it is not legible. */
  transactionId: z.string().max(32),
});
export type LeftOutRow = z.infer<typeof leftOutRow>;

/** A row of the file as it would be taken. */
export const importRow = z.strictObject({
  accountId,
  transactionId,
  operation: operationType,
  orderId: shortText,
  amount: moneySchema,
  execcode: z.string(),
  happenedAt: instant,
  client: shortText,
  clientName: shortText,
  card: shortText,
});

export const importQuestion = z.strictObject({
  about: importQuestionKind,
  /** What the file looks like; null where that is not for anybody but a person to say. */
  proposed: z.string().max(64).nullable(),
  choices: z.array(z.string().max(64)),
  /** Nothing is taken before it is answered. */
  required: z.boolean(),
});
export type ImportQuestion = z.infer<typeof importQuestion>;

export const inspectionView = z.strictObject({
  name: shortText,
  bytes: z.int().min(0),
  compression: z.enum(['none', 'gzip', 'zip']),
  tables: z.array(
    z.strictObject({ name: columnName, kind: z.enum(['csv', 'json']), encoding, delimiter: delimiter.nullable() }),
  ),
  amounts: z.strictObject({
    form: z.enum(['minor', 'major', 'decimals']).nullable(),
    certain: z.boolean(),
    because: z.enum([
      'allDecimals',
      'someDecimals',
      'olderFile',
      'noDecimals',
      'contradiction',
      'noDifference',
      'lookup',
    ]),
  }),
  zone: z.string(),
  timesWithOffset: z.enum(['all', 'some', 'none']),
  accounts: z.array(z.strictObject({ accountId, rows: z.int().min(0) })),
  strangers: z.array(z.string().max(64)),
  currencies: z.array(currencySchema),
  columns: z.strictObject({
    known: z.array(columnName),
    unknown: z.array(columnName),
    missing: z.array(columnName),
  }),
  rows: z.int().min(0),
  exact: z.boolean(),
  sample: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('told'), row: importRow }),
      z.strictObject({ kind: z.literal('leftOut'), row: leftOutRow }),
    ]),
  ),
  questions: z.array(importQuestion),
});
export type InspectionView = z.infer<typeof inspectionView>;

/** A row beside what is known of its transaction. */
const comparedRow = z.strictObject({
  row: importRow,
  known: z.strictObject({ amount: moneySchema, operation: operationType, execcode: z.string() }),
});

export const comparisonView = z.strictObject({
  rows: z.int().min(0),
  new: z.int().min(0),
  same: z.int().min(0),
  changed: z.int().min(0),
  contradicting: z.int().min(0),
  unreadable: z.int().min(0),
  strange: z.int().min(0),
  firstChanged: z.array(comparedRow),
  firstContradicting: z.array(comparedRow),
  firstLeftOut: z.array(leftOutRow),
});
export type ComparisonView = z.infer<typeof comparisonView>;

export const importResult = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('taken'),
    importId: deskId,
    imported: z.int().min(0),
    leftOut: z.int().min(0),
    firstLeftOut: z.array(leftOutRow),
    /** Rows that were taken without all that they say. */
    notWhole: z.int().min(0),
    /** What the list of rows that were left out is called; null where none was. */
    sideFile: z.string().max(255).nullable(),
    /** Whether it went on where an earlier try had stopped. */
    resumed: z.boolean(),
  }),
  /** Rows so far are in the ledger: the same file goes on behind them, or the import is withdrawn. */
  z.strictObject({ kind: z.literal('stopped'), importId: deskId, imported: z.int().min(0) }),
]);
export type ImportResult = z.infer<typeof importResult>;

export const importProgress = z.strictObject({
  stage: z.enum(['comparing', 'taking']),
  rows: z.int().min(0),
  /** About how many there are. */
  total: z.int().min(0),
  rowsPerSecond: z.int().min(0).nullable(),
  secondsLeft: z.int().min(0).nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** A file that came in, or began to. */
export const importView = z.strictObject({
  importId: deskId,
  /** Empty once it was erased. */
  source: z.string().max(1000),
  accountId: accountId.nullable(),
  amounts: z.enum(['minor', 'major', 'decimals']).nullable(),
  zone: z.string(),
  begunAt: instant,
  actor: shortText,
  /** Null for one that broke off. */
  recordedAt: instant.nullable(),
  rows: z.int().min(0),
  withdrawnAt: instant.nullable(),
});
export type ImportView = z.infer<typeof importView>;
