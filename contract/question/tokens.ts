/** A piece of the text between two spaces: bare, quoted, or a value behind a name and a colon. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly negated: boolean;
  readonly form:
    | { readonly kind: 'bare'; readonly text: string }
    | { readonly kind: 'quoted'; readonly text: string }
    | { readonly kind: 'named'; readonly name: string; readonly value: string };
}

const quoted = /^(-?)"([^"]*)"?/;
/** A value may have quoted parts with spaces in them. */
const named = /^(-?)(\p{L}[\p{L}\p{M}-]*):((?:[^\s"]|"[^"]*"?)*)/u;
const bare = /^\S+/;

/** Cuts a text into its tokens, whatever it is. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (;;) {
    start += /^\s*/.exec(text.slice(start))?.[0].length ?? 0;
    if (start >= text.length) return tokens;
    const token = readToken(text.slice(start), start);
    tokens.push(token);
    start = token.end;
  }
}

function readToken(rest: string, start: number): Token {
  const place = (raw: string) => ({ start, end: start + raw.length, raw });
  const inQuotes = quoted.exec(rest);
  if (inQuotes) {
    const [raw, minus, text = ''] = inQuotes;
    return { ...place(raw), negated: minus === '-', form: { kind: 'quoted', text } };
  }
  const withName = named.exec(rest);
  if (withName) {
    const [raw, minus, name = '', value = ''] = withName;
    return { ...place(raw), negated: minus === '-', form: { kind: 'named', name, value } };
  }
  const raw = bare.exec(rest)?.[0] ?? rest;
  // A dash by itself, and signs behind one, are a text.
  const negated = /^-[\p{L}\p{N}]/u.test(raw);
  return { ...place(raw), negated, form: { kind: 'bare', text: negated ? raw.slice(1) : raw } };
}

/** A list's values: separated by commas outside quotes, without the quotes. */
export function splitValues(value: string, separators: RegExp = /[,;]/): string[] {
  const values: string[] = [];
  let current = '';
  let inQuotes = false;
  for (const character of value) {
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && separators.test(character)) {
      values.push(current);
      current = '';
    } else current += character;
  }
  return [...values, current].map((one) => one.trim()).filter(Boolean);
}
