import { open, rename, rm } from 'node:fs/promises';
import { writeLine } from '../../lookup/csv/write-cells.ts';
import type { SearchAnswer, SearchQuestion } from '../../ports/views.ts';
import { columns, type LineReading, lineOf, writeTime } from './columns.ts';

/** What is sought, from the first row on. */
export type Sought = Omit<SearchQuestion, 'after' | 'limit'>;

/** One page of the list that is on the screen. */
export type ReadPage = (question: SearchQuestion) => Promise<SearchAnswer>;

/** What the head of the file says of it. */
export interface ListHead {
  readonly version: string;
  readonly environment: string;
  /** As the person typed it. */
  readonly text: string;
}

/** The most that one page holds: between two of them whoever looks at a screen has their turn. */
const pageSize = 200;

/**
 * Writes the whole list that a question finds to a file, newest first, page by page: no more than a page is in memory, however
 * long it is. The file has its name only once it is whole. Gives the number of rows; rejects where it cannot be written.
 */
export async function writeList(
  path: string,
  { head, sought, readPage }: { readonly head: ListHead; readonly sought: Sought; readonly readPage: ReadPage },
  reading: LineReading,
): Promise<number> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    let rows = 0;
    await file.writeFile(writeHead(head, reading));
    for (let after: string | null = null; ; ) {
      const page: SearchAnswer = await readPage({ ...sought, after, limit: pageSize });
      rows += page.rows.length;
      await file.writeFile(page.rows.map((row) => writeLine(lineOf(row, reading))).join(''));
      if (page.next === null) break;
      after = page.next;
    }
    await file.sync();
    await file.close();
    await rename(part, path);
    return rows;
  } catch (failure) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw failure;
  }
}

/** What nobody could tell from the rows; a spreadsheet finds UTF-8 by the mark before it. */
function writeHead({ version, environment, text }: ListHead, reading: LineReading): string {
  const lines = [
    ['# Be2bill console', version, environment],
    ['# Filter', text === '' ? 'none' : text],
    ['# Time zone', reading.zone],
    ['# Written', writeTime(reading.now, reading.zone)],
    columns,
  ];
  return `\ufeff${lines.map(writeLine).join('')}`;
}
