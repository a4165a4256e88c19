import { type AnswerRow, readAnswer } from '../../gateway/answer.ts';
import { nameColumn } from '../csv/header.ts';
import { UnfitExport } from '../csv/unfit.ts';
import type { ExportRow } from '../export-row.ts';

/** Whether a text is JSON and no table of lines; blanks and a byte order mark may stand before it. */
export function isJson(begun: string): boolean {
  return /^[\ufeff\s]*[[{]/.test(begun);
}

/**
 * The rows of a look-up's answer that somebody kept as a file (protocol.md §10.1), or of its DATA alone; null for an entry that
 * is no row. Throws an {@link UnfitExport} for any other JSON: an answer that refuses has no rows.
 */
export function readJsonTable(text: string): (ExportRow | null)[] {
  const content = text.replace(/^\ufeff/, '').trim();
  const answer = readAnswer(
    content.startsWith('[') ? `{"EXECCODE":"0000","DATA":${content}}` : content,
    'getTransactions',
  );
  if (typeof answer === 'string' || answer.execcode !== '0000' || !answer.rows) {
    throw new UnfitExport({ kind: 'noAnswer' });
  }
  return answer.rows.map(nameColumns);
}

/** A row that has one column under two spellings says two things: it is no row. */
function nameColumns(row: AnswerRow): ExportRow | null {
  if (row === null) return null;
  const named = Object.entries(row).map(([name, value]) => [nameColumn(name), value] as const);
  return new Set(named.map(([name]) => name)).size === named.length ? Object.fromEntries(named) : null;
}
