/** The lines of one form that was broken on its way, as one; `next` is the line behind them. */
export interface Joined {
  readonly text: string;
  readonly next: number;
}

/** No notification is longer, in lines or characters; a stranger's text costs no more than this for each of its lines. */
const most = { lines: 200, characters: 8_000 } as const;

/** What every notification bears (protocol.md §9): a line with all of them was not broken. */
const borne = ['IDENTIFIER', 'TRANSACTIONID', 'EXECCODE', 'HASH'];

const parameter = /^[?&]?([A-Z0-9_]+)(?:\[[^\]=&]*\])*=/;

/**
 * Joins lines where only together they are a notification: broken at a mail program's width, or written with a parameter a line.
 * Undefined where one of them is a notification by itself, or all of them are none: each is then read alone. A wrong join does no
 * harm, since a notification is believed for its HASH alone.
 */
export function joinBroken(lines: readonly string[], start: number): Joined | undefined {
  const begins = nameOf(lines[start]);
  if (begins === undefined) return undefined;
  const pieces: string[] = [];
  let characters = 0;
  for (const line of lines.slice(start, start + most.lines)) {
    const piece = line.trim();
    characters += piece.length;
    // The next notification begins as this one did.
    const isNext = pieces.length > 0 && nameOf(piece) === begins;
    if (piece === '' || isNext || /\s/.test(piece) || characters > most.characters) break;
    pieces.push(piece);
  }
  if (pieces.length < 2 || pieces.some(bears)) return undefined;
  const text = join(pieces);
  return bears(text) && count(text, 'HASH') === 1 ? { text, next: start + pieces.length } : undefined;
}

/** A parameter a line has lost its marks; what was broken at a width has them all. */
function join(pieces: readonly string[]): string {
  const isListed = pieces.every((piece) => nameOf(piece) !== undefined && !piece.slice(1, -1).includes('&'));
  return isListed ? pieces.map((piece) => piece.replace(/^[?&]|&$/g, '')).join('&') : pieces.join('');
}

function nameOf(line = ''): string | undefined {
  return parameter.exec(line.trim())?.[1];
}

function bears(text: string): boolean {
  return borne.every((name) => count(text, name) > 0);
}

function count(text: string, name: string): number {
  return text.split(/[?&]/).filter((pair) => pair.startsWith(`${name}=`)).length;
}
