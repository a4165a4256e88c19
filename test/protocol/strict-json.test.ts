import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonEnd, isJsonNumber, isJsonObject, type Json, readStrictJson } from '../../protocol/strict-json.ts';

/** As JSON.parse would have it. */
function plain(value: Json): unknown {
  if (isJsonNumber(value)) return Number(value.written);
  if (isJsonObject(value)) return Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

/** Whether two names of an object anywhere in it are the same but for case and blanks. */
function repeats(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Array.isArray(value) ? [] : Object.keys(value).map((name) => name.trim().toUpperCase());
  return new Set(names).size < names.length || Object.values(value).some(repeats);
}

describe('a JSON text', () => {
  it('is read as the language reads it, unless it repeats a name', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
        const expected: unknown = JSON.parse(json);
        const read = readStrictJson(JSON.stringify(expected, null, space));
        if (repeats(expected)) expect(read.kind).toBe('repeated');
        else expect(read.kind === 'read' && plain(read.value)).toEqual(expected);
      }),
    );
  });

  it('that repeats a name says which, however deep it stands and however it is written', () => {
    const name = fc.stringMatching(/^[A-Z]{1,6}$/);
    const written = (text: string) =>
      `"${[...text].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')}"`;
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 20 }), fc.boolean(), (key, depth, escaped) => {
        const twice = `{"${key}":1,"other":[],${escaped ? written(key) : `"${key}"`}:2}`;
        const text = `${'{"a":['.repeat(depth)}${twice}${']}'.repeat(depth)}`;
        expect(readStrictJson(text)).toEqual({ kind: 'repeated', name: key });
      }),
    );
  });

  it('keeps numbers as they are written, and names of the language as names', () => {
    const read = readStrictJson('{"n":1.50,"__proto__":{"EXECCODE":"0000"},"constructor":null}');
    if (read.kind !== 'read' || !isJsonObject(read.value)) throw new Error('It cannot be read.');
    expect([...read.value.keys()]).toEqual(['n', '__proto__', 'constructor']);
    expect(read.value.get('n')).toEqual({ written: '1.50' });
    expect(read.value.get('EXECCODE')).toBeUndefined();
  });

  it('never comes as an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(['read', 'repeated', 'malformed']).toContain(readStrictJson(text).kind);
      }),
    );
    expect(readStrictJson('['.repeat(50_000))).toEqual({ kind: 'malformed' });
  });

  it('ends where it ends, whatever follows', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }), fc.string(), (value, after) => {
        const text = JSON.stringify(value);
        expect(findJsonEnd(text + after)).toBe(text.length);
      }),
    );
    expect(findJsonEnd('{"a": "}')).toBeUndefined();
  });
});
