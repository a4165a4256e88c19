/** How a value of a form is read; the usual way is PHP's: `+` is a space, bytes are UTF-8. */
export interface Decoding {
  readonly plus: 'space' | 'itself';
  readonly charset: 'utf8' | 'latin1';
}

const usual: Decoding = { plus: 'space', charset: 'utf8' };

/** Undoes percent-encoding. A percent sign that begins no code stands for itself, and no text is too broken to be read. */
export function decodeValue(raw: string, { plus, charset }: Decoding = usual): string {
  const spaced = plus === 'space' ? raw.replaceAll('+', ' ') : raw;
  // One character a byte, so that codes and typed letters can be told apart from what they make together.
  const bytes = Buffer.from(spaced, 'utf8').toString('latin1');
  const decoded = bytes.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(decoded, 'latin1').toString(charset);
}

/** What the bytes from 0x80 to 0x9f stand for in the charset that most programs take unknown bytes for. */
const windows = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index)),
    (letter, index) => [letter, 0x80 + index],
  ),
);

/** The text whose UTF-8 bytes were taken for letters and written as UTF-8 again; as it is where that cannot be. */
export function undoSecondUtf8(text: string): string {
  const bytes = Array.from(text, (letter) => windows.get(letter) ?? letter.codePointAt(0) ?? 0);
  if (bytes.some((byte) => byte > 0xff)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The text without the entities of HTML that any page escapes by, and those with a number. */
export function undoEntities(text: string): string {
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
