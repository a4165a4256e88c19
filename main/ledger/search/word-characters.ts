import Database from 'better-sqlite3';

/**
 * Whether a character belongs to a word, as the tokenizer of `transaction_words` sees it. The tokenizer itself is asked, once
 * for each character: its tables are of another edition of Unicode than those of this program.
 */
export function isWordCharacter(character: string): boolean {
  const known = answers.get(character);
  if (known !== undefined) return known;
  const answer = /^[\0-\x7f]$/.test(character) ? /[0-9A-Za-z]/.test(character) : ask(character);
  answers.set(character, answer);
  return answer;
}

const answers = new Map<string, boolean>();

let tokenizer: Database.Database | undefined;

/** What has no token matches nothing, not even a text that is the same. */
function ask(character: string): boolean {
  tokenizer ??= openTokenizer();
  tokenizer.prepare('INSERT INTO words (word) VALUES (?)').run(character);
  const quoted = `"${character.replaceAll('"', '""')}"`;
  return tokenizer.prepare('SELECT 1 FROM words WHERE words MATCH ?').get(quoted) !== undefined;
}

function openTokenizer(): Database.Database {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (
       word, content = '', tokenize = 'unicode61 remove_diacritics 0', detail = none
     )`,
  );
  return database;
}
