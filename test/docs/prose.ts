/**
 * What people read in a source: its comments and the names of its tests, line by line; the rest is left out. It is no
 * parser: what looks like a comment inside a string is taken for one, which costs nothing here.
 */
export function proseOf(lines: readonly string[]): readonly string[] {
  let inBlock = false;
  return lines.map((line) => {
    if (inBlock) {
      inBlock = !line.includes('*/');
      return inBlock ? line : line.slice(0, line.indexOf('*/'));
    }
    const [, comment, opening] = /(?:^|[\s{(,])((\/\/|\/\*).*)$/.exec(line) ?? [];
    if (comment === undefined) return nameOf(line);
    inBlock = opening === '/*' && !comment.includes('*/');
    return comment;
  });
}

/** `'H54 a direct debit …', …` of a line that names a test; after an `it.each` over several lines it begins with `])`. */
function nameOf(line: string): string {
  return /^\s*(?:describe|it|\]\))[^'"`]*(['"`].*)$/.exec(line)?.[1] ?? '';
}
