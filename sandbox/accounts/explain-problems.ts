import type { z } from 'zod';

/** Never repeated, not even to whoever wrote it: what explains a mistake may stand in a log. */
const secretNames: readonly PropertyKey[] = ['secret', 'notificationSecret'];

/** What a setting looks like, where its kind alone does not say it. */
const examples: Readonly<Record<string, string>> = {
  zone: 'an IANA time zone such as "Europe/Paris"',
  currency: 'a currency of ISO 4217 in capitals, such as "EUR"',
  id: 'an APIKEYID of 36 characters, such as "a688b3a1-d227-4cdd-9454-5d7cfcc74ef9"',
};

/**
 * What is wrong with settings that came from outside: a line each with the field, the problem and the way out.
 * `names` are those that the settings may have, for the fields that have none of them.
 */
export function explainProblems(error: z.ZodError, given: unknown, names: readonly string[]): string {
  return error.issues.flatMap((issue) => linesOf(issue, given, names)).join('\n');
}

function linesOf(issue: z.core.$ZodIssue, given: unknown, names: readonly string[]): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [`${pathOf(issue.path)}: ${problemOf(issue, given)}`];
  // Inside of a rule or a key other names are right than the account's.
  const known = issue.path.some((part) => names.includes(String(part))) ? [] : names;
  return issue.keys.map((key) => {
    const path = pathOf([...issue.path, key]);
    return `${path}: there is no such setting. ${alternatives(key, known)}`;
  });
}

function problemOf(issue: z.core.$ZodIssue, given: unknown): string {
  const value = valueAt(given, issue.path);
  if (value === undefined && issue.code === 'invalid_type') return `it is missing. Add ${wantedBy(issue)}.`;
  const isSecret = issue.path.some((name) => secretNames.includes(name));
  return `it must be ${wantedBy(issue)}${isSecret ? '' : `, not ${shown(value)}`}.`;
}

/** In words what would be right. */
function wantedBy(issue: z.core.$ZodIssue): string {
  const example = examples[String(issue.path.at(-1))];
  if (example !== undefined) return example;
  switch (issue.code) {
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'some text' : `a whole number from ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `text of at most ${issue.maximum} characters` : `at most ${issue.maximum}`;
    case 'invalid_format':
      return 'a whole address such as "http://127.0.0.1:8080/notification"';
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

function alternatives(key: string, names: readonly string[]): string {
  const like = names.find((name) => plain(name) === plain(key)) ?? names.find((name) => sharesBeginning(name, key));
  if (like !== undefined) return `Did you mean "${like}"?`;
  return names.length === 0 ? 'Leave it out.' : `Leave it out; there are ${names.join(', ')}.`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Long enough to be more than chance. */
function sharesBeginning(one: string, other: string): boolean {
  return plain(one).slice(0, 4) === plain(other).slice(0, 4);
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole';
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    given,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
