import { basename } from 'node:path';
import type { ComparisonView, ImportResult, ImportView, InspectionView, LeftOutRow } from '../../../contract/index.ts';
import type { Inspection } from '../../lookup/detect/inspection.ts';
import type { RejectedRow } from '../../lookup/export-csv.ts';
import type { Comparison } from '../../lookup/session/compare.ts';
import type { Taken } from '../../lookup/session/session.ts';
import type { KnownImport } from '../../ports/imports.ts';
import type { ToldRow } from '../../ports/told-row.ts';

/** A name that a stranger has chosen, as long as the window shows it. */
const short = (text: string) => text.slice(0, 255);

/** So many rows that were left out are shown; all of them stand in their file. */
const mostShown = 20;

export function toInspectionView({ digest: _, columns, ...found }: Inspection): InspectionView {
  return {
    ...found,
    name: short(found.name),
    tables: found.tables.map((table) => ({ ...table, name: short(table.name) })),
    accounts: [...found.accounts],
    strangers: [...found.strangers],
    currencies: [...found.currencies],
    columns: {
      known: columns.known.map(short),
      unknown: columns.unknown.map(short),
      missing: columns.missing.map(short),
    },
    sample: found.sample.map((sampled) =>
      sampled.kind === 'told'
        ? { kind: 'told', row: toImportRow(sampled.row) }
        : { kind: 'leftOut', row: toLeftOutRow(sampled.rejected) },
    ),
    questions: found.questions.map((question) => ({ ...question, choices: [...question.choices] })),
  };
}

export function toComparisonView({ rows, counts, ...found }: Comparison): ComparisonView {
  const beside = ({ told, known }: Comparison['changed'][number]) =>
    known
      ? [
          {
            row: toImportRow(told),
            known: { amount: known.amount, operation: known.operation, execcode: known.execcode },
          },
        ]
      : [];
  return {
    rows,
    ...counts,
    unreadable: found.unreadable,
    strange: found.strange,
    firstChanged: found.changed.flatMap(beside),
    firstContradicting: found.contradicting.flatMap(beside),
    firstLeftOut: found.rejected.map(toLeftOutRow),
  };
}

export function toImportResult(taken: Extract<Taken, { kind: 'taken' | 'stopped' }>): ImportResult {
  if (taken.kind === 'stopped') return taken;
  const { importId, imported, rejectedRows, rejected, notWhole, sideFile, resumed } = taken;
  return {
    kind: 'taken',
    importId,
    imported,
    leftOut: rejectedRows,
    firstLeftOut: rejected.slice(0, mostShown).map(toLeftOutRow),
    notWhole: notWhole.length,
    sideFile: sideFile && basename(sideFile),
    resumed,
  };
}

export function toImportView({ rules, ...known }: KnownImport): ImportView {
  const { accountId, amounts, zone } = rules;
  return { ...known, accountId, amounts, zone };
}

function toImportRow({ transaction, person }: ToldRow) {
  const { accountId, transactionId, operation, orderId, amountMinor, currency, execcode, happenedAt, card } =
    transaction;
  const { client, clientName } = person;
  const amount = { minor: amountMinor, currency };
  return { accountId, transactionId, operation, orderId, amount, execcode, happenedAt, client, clientName, card };
}

function toLeftOutRow({ table = '', line, column, problem, transactionId = '' }: RejectedRow): LeftOutRow {
  return { table: short(table), line, column: short(column), problem, transactionId };
}
