import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginsWord, matchBeginnings } from '../../../../main/ledger/search/beginnings.ts';
import { isWordCharacter } from '../../../../main/ledger/search/word-characters.ts';

let database: Database.Database;
beforeAll(() => {
  database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (
       word, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2', detail = none
     )`,
  );
});
afterAll(() => database.close());

const isMatched = (text: string, match: string) => {
  database.exec('DELETE FROM words');
  database.prepare('INSERT INTO words (word) VALUES (?)').run(text);
  return database.prepare('SELECT 1 FROM words WHERE words MATCH ?').get(match) !== undefined;
};

describe('beginsWord', () => {
  it.each([
    ['ana alvarez', 'al', true],
    ['ana alvarez', 'lv', false],
    ['ana alvarez', 'a', true],
    ['o’brien', 'br', true],
    ['w-5007', '50', true],
    ['w-5007', '00', false],
    ['a-b', 'a-', true],
    ['ba-b', 'a-', false],
    ['w-5007', '-5', true],
    ['percy %_', '%_', true],
    ['percy %_', '_%', false],
    ['李小龍', '小', false],
    ['李 小龍', '小', true],
    ['x😀y', 'y', true],
  ])('%j: %j begins a word: %j', (text, short, expected) => {
    expect(beginsWord(text, short)).toBe(expected);
  });
});

const letters = [...'ab12-.\'"*é李σςß😀', '\u{1f972}', '\u{10ffff}', '\u0378'];
const text = fc.string({ unit: fc.constantFrom(...letters, ' '), maxLength: 12 });
const short = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 2 });

describe('matchBeginnings', () => {
  it('lets the index miss no text in which a word begins so', () => {
    fc.assert(
      fc.property(text, short, (text, short) => {
        const match = matchBeginnings([short]);
        if (beginsWord(text, short) && match !== null) expect(isMatched(text, match)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('asks nothing of the index for signs alone', () => {
    expect(matchBeginnings(['%_', '-'])).toBeNull();
    expect(matchBeginnings(['%', 'a'])).toBe('"a" *');
  });
});

describe('isWordCharacter', () => {
  it('is what the tokenizer says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
        if (character === '\0') return;
        expect(isWordCharacter(character)).toBe(isMatched(character, `"${character.replaceAll('"', '""')}"`));
      }),
      { numRuns: 300 },
    );
  });
});
