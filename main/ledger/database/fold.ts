/**
 * The text as it is sought: lower case, without accents, so that `alvarez` finds Álvarez. SQLite's own `lower` knows
 * the letters of English only. Control characters count as spaces: a NUL would end a query in its middle.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .toLowerCase();
}
