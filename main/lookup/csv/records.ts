import { cutCells } from './cells.ts';

/** A record of a file; `line` is the one that it begins on, from 1. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** The cell whose quotes do not fit, from 0; null where all do. Its record is cut at every delimiter then. */
  readonly brokenAt: number | null;
}

/** How a file is cut: by what, and into how many cells a record. */
export interface Cut {
  readonly delimiter: string;
  readonly columns: number;
}

/** A cell of more lines than this is taken for one whose quote never closes. */
const mostLines = 40;

/** Cuts lines into records as they come, without their ends. */
export interface RecordCutter {
  add(line: string): FileRecord[];
  /** What is left at the end of the file. */
  end(): FileRecord[];
}

/**
 * One stray quote costs the row that it stands in. A quoted cell may go on over lines, and does so only where it closes
 * properly, the record then has all its cells, and no line of it is a record by itself: otherwise the line on which it opened
 * is broken, and the next one begins anew.
 */
export function createRecordCutter({ delimiter, columns }: Cut, firstLine: number): RecordCutter {
  let next = firstLine;
  let held: string[] = [];

  const take = (line: string, isEnd: boolean): FileRecord[] => {
    held.push(line);
    const found: FileRecord[] = [];
    while (held.length > 0) {
      const record = readHeld(isEnd);
      if (record === 'waits') break;
      if (record) found.push(record);
    }
    return found;
  };

  /** Reads one record off what is held. */
  const readHeld = (isEnd: boolean): FileRecord | undefined | 'waits' => {
    const [first = '', ...others] = held;
    for (let count = 1; count <= held.length; count += 1) {
      const cut = cutCells(held.slice(0, count).join('\n'), delimiter);
      if (cut.kind === 'open') continue;
      if (cut.kind === 'broken') break;
      if (count > 1 && (cut.cells.length !== columns || others.slice(0, count - 1).some(isRecord))) break;
      return consume(count, cut.cells, null);
    }
    const stillOpen = cutCells(held.join('\n'), delimiter).kind === 'open';
    const mayGoOn = stillOpen && !isEnd && held.length < mostLines && !others.some(isRecord);
    if (mayGoOn) return 'waits';
    return consume(1, first.split(delimiter), cutCells(first, delimiter).cells.length);
  };

  const isRecord = (line: string) => columns > 2 && line.split(delimiter).length >= columns;

  const consume = (count: number, cells: readonly string[], brokenAt: number | null): FileRecord | undefined => {
    const line = next;
    next += count;
    const isBlank = brokenAt === null && count === 1 && cells.every((cell) => cell.trim() === '');
    held = held.slice(count);
    return isBlank ? undefined : { line, cells, brokenAt };
  };

  return {
    add: (line) => (held.length === 0 && !line.includes('"') ? addPlain(line) : take(line, false)),
    end: () => {
      const found: FileRecord[] = [];
      while (held.length > 0) {
        const record = readHeld(true);
        if (record && record !== 'waits') found.push(record);
      }
      return found;
    },
  };

  function addPlain(line: string): FileRecord[] {
    held = [line];
    const record = consume(1, line.split(delimiter), null);
    return record ? [record] : [];
  }
}
