import { basename } from 'node:path';
import { usualZone } from '../columns/time.ts';
import { isOfNewerFile } from '../csv/header.ts';
import type { Owners } from '../export-csv.ts';
import { type ExportRow, exportColumns, firstHeardColumn } from '../export-row.ts';
import { openContents } from '../file/contents.ts';
import { lacksIdentifier, type OpenTable, openTables, readTable } from '../file/tables.ts';
import { type ExportAccount, ownersOf } from '../read-file.ts';
import { judgeAge, judgeAmounts } from './amounts.ts';
import { askAbout } from './ask.ts';
import { digestFile } from './digest.ts';
import type { Corrections, Inspection, SampledRow } from './inspection.ts';
import { type Sample, sampleTable } from './sample.ts';
import { seenAccounts, seenAmounts, seenCurrencies, seenOffsets } from './seen.ts';

/** So many rows are shown before anything is taken. */
const shown = 10;

/** Finds out how a file is written, and writes nothing. Throws an UnfitExport for one that cannot be taken as a whole. */
export async function inspectFile(
  path: string,
  accounts: readonly ExportAccount[],
  corrections: Corrections,
): Promise<Inspection> {
  const { digest, bytes } = await digestFile(path);
  const contents = await openContents(path);
  const tables = await openTables(contents, corrections);
  const samples: Sample[] = [];
  for (const table of tables) samples.push(await sampleTable(table, corrections.delimiter));
  const columns = [...new Set(samples.flatMap((sample) => sample.columns))].filter((name) => name !== '');
  const rows = samples.flatMap((sample) => sample.rows);
  const owners = ownersOf({ accounts, accountId: corrections.accountId });
  const lacking = tables.some(lacksIdentifier);
  const amounts = findAmounts(tables, columns, rows, owners, corrections);
  const zone = corrections.zone ?? usualZone;
  const timesWithOffset = seenOffsets(rows);
  const found = {
    name: basename(path),
    digest,
    bytes,
    compression: contents.compression,
    tables: tables.map(({ name, kind, encoding }, index) => ({
      name,
      kind,
      encoding: encoding.encoding,
      delimiter: samples[index]?.delimiter ?? null,
    })),
    amounts,
    zone,
    timesWithOffset,
    ...seenAccounts(rows, lacking, owners),
    currencies: seenCurrencies(rows),
    columns: {
      known: columns.filter((name) => isKnown(name)),
      unknown: columns.filter((name) => !isKnown(name)),
      missing: exportColumns.filter((name) => !columns.includes(name)),
    },
    rows: samples.reduce((sum, { count }) => sum + count, 0),
    exact: samples.every(({ exact }) => exact),
  };
  const rules = { ...corrections, amounts: amounts.form ?? undefined, zone };
  const sample = lacking && !owners.named ? [] : await readFirst(tables, owners, rules);
  const certainly = tables.every(({ encoding }) => encoding.certain);
  return { ...found, sample, questions: askAbout(found, corrections, { accounts, lacking, certainly }) };
}

function isKnown(name: string): boolean {
  return [...exportColumns, 'CAPTUREDATE', firstHeardColumn].includes(name);
}

function findAmounts(
  tables: readonly OpenTable[],
  columns: readonly string[],
  rows: readonly ExportRow[],
  owners: Owners,
  corrections: Corrections,
): Inspection['amounts'] {
  if (tables.every(({ kind }) => kind === 'json')) {
    return { form: corrections.amounts ?? 'major', certain: true, because: 'lookup' };
  }
  const judged = judgeAmounts(seenAmounts(rows, owners), judgeAge(columns, isOfNewerFile));
  return corrections.amounts ? { ...judged, form: corrections.amounts, certain: true } : judged;
}

/** The first rows as they would be taken, told and rejected ones in their order. */
async function readFirst(
  tables: readonly OpenTable[],
  owners: Owners,
  rules: Parameters<typeof readTable>[3],
): Promise<SampledRow[]> {
  const sample: SampledRow[] = [];
  for (const table of tables) {
    if (sample.length >= shown) break;
    for await (const { rows, rejected } of readTable(table, owners, 1, rules)) {
      sample.push(...rows.map((row) => ({ kind: 'told' as const, row })));
      sample.push(...rejected.map((row) => ({ kind: 'rejected' as const, rejected: row })));
      if (sample.length >= shown) break;
    }
  }
  return sample.slice(0, shown);
}
