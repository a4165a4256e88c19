/** A number of a JSON text as it is written: what it is rounded to says less. */
export interface JsonNumber {
  readonly written: string;
}

/** A value of a JSON text. An object is a map, in which a name such as `__proto__` is one like any other. */
export type Json = string | boolean | null | JsonNumber | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** What a text is: one JSON document, one that says two things under a name, or none. */
export type ReadJson =
  | { readonly kind: 'read'; readonly value: Json }
  | { readonly kind: 'repeated'; readonly name: string }
  | { readonly kind: 'malformed' };

/** Deeper than any answer of the gateway's. */
const deepest = 100;

/**
 * Reads a JSON document and nothing around it. A name that comes twice in one object, at whatever depth, says two things:
 * readers disagree on which of them counts. Names that differ in case or in blanks around them are the same here.
 */
export function readStrictJson(text: string): ReadJson {
  try {
    JSON.parse(text);
    return { kind: 'read', value: new Walk(text).whole() };
  } catch (failure) {
    return failure instanceof Repeated ? { kind: 'repeated', name: failure.name } : { kind: 'malformed' };
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isJsonNumber(value: Json | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && 'written' in value;
}

/** Where the JSON value ends that begins a text, in characters; undefined where none does. */
export function findJsonEnd(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at) - 1;
      if (at < 0) return undefined;
    } else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** Behind the quote that closes the string which opens at a place; 0 where none does. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return 0;
}

class Repeated extends Error {}

/** Walks a text that JSON.parse has accepted: what stands where is known, and only the names are looked at. */
class Walk {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    return this.#value(0);
  }

  #value(depth: number): Json {
    if (depth > deepest) throw new RangeError('Nested too deep.');
    switch (this.#peek()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#bare();
    }
  }

  #object(depth: number): JsonObject {
    const fields = new Map<string, Json>();
    const seen = new Set<string>();
    this.#at += 1;
    while (this.#peek() !== '}') {
      if (this.#peek() === ',') this.#at += 1;
      this.#peek();
      const name = this.#string();
      const plain = name.trim().toUpperCase();
      if (seen.has(plain)) {
        const repeated = new Repeated();
        repeated.name = name;
        throw repeated;
      }
      seen.add(plain);
      // A colon stands here.
      this.#peek();
      this.#at += 1;
      fields.set(name, this.#value(depth + 1));
    }
    this.#at += 1;
    return fields;
  }

  #array(depth: number): readonly Json[] {
    const values: Json[] = [];
    this.#at += 1;
    while (this.#peek() !== ']') {
      if (this.#peek() === ',') this.#at += 1;
      values.push(this.#value(depth + 1));
    }
    this.#at += 1;
    return values;
  }

  #string(): string {
    const end = endOfString(this.#text, this.#at);
    const value: string = JSON.parse(this.#text.slice(this.#at, end));
    this.#at = end;
    return value;
  }

  #bare(): Json {
    const [word = ''] = /^[^\s,\]}]+/.exec(this.#text.slice(this.#at, this.#at + 400)) ?? [];
    this.#at += word.length;
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    return { written: word };
  }

  /** The next character that is no blank. */
  #peek(): string {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    return this.#text[this.#at] ?? '';
  }
}
