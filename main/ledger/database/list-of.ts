/** Words of the domain as a list for SQL's `IN`, so that a set of states is written once, there. */
export function listOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
