import { isParameterName } from '../../protocol/parameters/name.ts';
import { readForm } from './read-fields.ts';
import type { Received } from './received.ts';

/** Where a HASH stands in a line, whatever stands between the parameters. */
const hashes = /(?:^|[?&\s"',;|])(?:amp;)?HASH=/g;

/**
 * Parameters one after another, out of a line that holds something else as well; encoded values have no blank or quote. It
 * begins at the beginning of a name only, so that a stranger's long line costs no more than its length.
 */
const run = /(?<![A-Z0-9_])[A-Z0-9_]+=[^\s"'<>&]*(?:&(?:amp;)?[A-Z0-9_]+(?:\[[^\s"'<>&\]]*\])*=[^\s"'<>&]*)+/g;

/**
 * The notifications in one line that is no JSON: one as a rule. Two with a blank or a mark between them are cut where a name
 * comes again; out of a line of a log, a request or a command the parameters are taken. A wrong cut does no harm, since each
 * is believed for its HASH alone. Undefined stands for what is no notification.
 */
export function cutLine(written: string): readonly (Received | undefined)[] {
  const line = undoMarks(written);
  const whole = readForm(line);
  const count = [...line.matchAll(hashes)].length;
  if (whole?.fields.every(({ name }) => isParameterName(name)) && count < 2) return [whole];
  const runs = [...line.matchAll(run)].filter(standsAlone).flatMap(([text]) => (text.includes('HASH=') ? [text] : []));
  if (runs.length === count && runs.length > 0 && runs.every((text) => [...text.matchAll(hashes)].length === 1)) {
    return runs.map(readForm);
  }
  return count < 2 ? [whole] : cutWhereNamesRepeat(line).map(readForm);
}

/** A mark between parameters as a page writes it by its number, or a log of JSON: a value has none that is written so. */
function undoMarks(line: string): string {
  return line.replace(/&#(?:0*38|x0*26);/gi, '&amp;').replace(/\\u0026/gi, '&');
}

/** A part of a longer form is none: a parameter that stands beside it was sent with it, and is not left out. */
function standsAlone({ 0: text, index, input }: RegExpExecArray): boolean {
  return /[\s"'<>?]/.test(input[index - 1] ?? ' ') && /[\s"'<>#]/.test(input[index + text.length] ?? ' ');
}

function cutWhereNamesRepeat(line: string): string[] {
  const pieces: string[] = [];
  let seen = new Set<string>();
  let from = 0;
  for (const match of line.matchAll(/(^|[?&\s,;|](?:amp;)?)([A-Z0-9_]+)=/g)) {
    const [text, mark = '', name = ''] = match;
    if (seen.has(name)) {
      pieces.push(line.slice(from, match.index));
      from = match.index + mark.length;
      seen = new Set();
    }
    if (text !== '') seen.add(name);
  }
  return [...pieces, line.slice(from)];
}
