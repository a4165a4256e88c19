/** The statements of a script, each with the comments before it. Strings, comments and bodies between `$$` are passed over. */
export function splitStatements(script: string): readonly string[] {
  const statements: string[] = [];
  let begin = 0;
  for (const { 0: token, index } of script.matchAll(/\$\$[\s\S]*?\$\$|'(?:[^']|'')*'|--[^\n]*|;/g)) {
    if (token !== ';') continue;
    statements.push(script.slice(begin, index + 1));
    begin = index + 1;
  }
  const rest = withoutComments(script.slice(begin));
  if (rest !== '') throw new Error(`A statement has no end: ${rest.slice(0, 80)}`);
  return statements;
}

/** By what a statement that is said once more begins with, and what it begins with then. */
const replaced = [
  ['CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'],
  ['CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'],
  ['CREATE VIEW', 'CREATE OR REPLACE VIEW'],
] as const;

/** What may be said again as it stands. */
const repeated = /^(?:DO|GRANT|REVOKE|SET LOCAL ROLE|RESET ROLE)\b/;

/** What is there already, or is made by a step. */
const kept = /^CREATE (?:TABLE|SEQUENCE|TYPE|CONSTRAINT TRIGGER|(?:UNIQUE )?INDEX)\b/;

/** A statement of the schema as an engine takes it that has the schema already; null where the steps alone change such a thing. */
export function sayAgain(statement: string): string | null {
  const bare = withoutComments(statement);
  if (kept.test(bare)) return null;
  if (repeated.test(bare)) return bare;
  const known = replaced.find(([first]) => bare.startsWith(`${first} `));
  if (known === undefined) throw new Error(`Nobody has said how this is said again: ${bare.slice(0, 80)}`);
  return `${known[1]}${bare.slice(known[0].length)}`;
}

function withoutComments(statement: string): string {
  return statement.replace(/^(?:\s|--[^\n]*\n)*/, '');
}
