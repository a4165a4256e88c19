/**
 * The text as it is sought: lower case, without accents, so that `alvarez` finds Álvarez. SQLite's own `lower` knows
 * the letters of English only.
 */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
