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
