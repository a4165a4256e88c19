/** Rows as RFC 4180 text with `;` between the fields: quoted when needed, quotes doubled, CRLF after each row. */
export function encodeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(encodeField).join(';')}\r\n`).join('');
}

function encodeField(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
