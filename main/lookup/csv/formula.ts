/** What a spreadsheet would run as a formula, behind any number of apostrophes. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** The text, behind an apostrophe where a spreadsheet would run it: whoever buys chooses the name that stands there. */
export function disarm(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was written so, to the letter: a key with an apostrophe before it is another key. */
export function undoDisarm(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
