import { parameters as known } from '../../protocol/parameters/index.ts';
import { signedPairs } from '../checks/signature.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import { maskedValue } from './mask.ts';
import { type Pair, recipes, standardHash, standardText } from './recipes.ts';
import { valueChanges } from './value-changes.ts';

/** A request whose HASH is to be explained. */
export interface HashQuestion {
  readonly method: string;
  /** As they came, HASH included. */
  readonly params: FormMap;
  /** The secret that the HASH must be made with. */
  readonly secret: string;
  /** Other secrets that a shop may have mixed up with it, by what they are: `account OTHER`. */
  readonly otherSecrets: Readonly<Record<string, string>>;
}

/** What is known of one parameter's part in the HASH. */
export interface ParameterAccount {
  /** With its index, where it is one of several. */
  readonly name: string;
  /** What was sent, masked. */
  readonly sent: string;
  /** `as sent`, or what was signed instead; when no cause was found, what looks odd about it. */
  readonly signed: string;
}

/** Why a HASH did not match, in words for the shop's programmer. */
export interface HashExplanation {
  readonly kind: 'right' | 'missing' | 'form' | 'secret' | 'recipe' | 'parameter' | 'unknown';
  readonly explanation: string;
  readonly parameters: readonly ParameterAccount[];
  /** The text that is to be hashed: the secret as `<secret>`, cards masked. */
  readonly text: string;
}

/** A cause that was found, and the parameters that it is about. */
interface Cause {
  readonly kind: HashExplanation['kind'];
  readonly explanation: string;
  readonly signed?: ReadonlyMap<string, string>;
}

/** Finds out which one slip leads to the HASH that came; two slips at once stay `unknown`. */
export function explainHash(question: HashQuestion): HashExplanation {
  const pairs = signedPairs(question.params);
  const cause = causeOf(question, pairs);
  const whenSilent = cause.kind === 'unknown' ? oddness : () => 'as sent';
  const accounts = pairs.map(([name, value]) => ({
    name,
    sent: shown(name, value),
    signed: cause.signed?.get(name) ?? whenSilent(value),
  }));
  const extra = [...(cause.signed ?? [])].filter(([name]) => !pairs.some(([sent]) => sent === name));
  return {
    kind: cause.kind,
    explanation: cause.explanation,
    parameters: [...accounts, ...extra.map(([name, signed]) => ({ name, sent: '(not sent)', signed }))],
    text: standardText(
      pairs.map(([name, value]): Pair => [name, shown(name, value)]),
      '<secret>',
    ),
  };
}

function causeOf(question: HashQuestion, pairs: readonly Pair[]): Cause {
  const { secret, params } = question;
  const given = textOf(params, 'HASH') ?? '';
  const right = standardHash(pairs, secret);
  if (given === '') return { kind: 'missing', explanation: 'No HASH was sent.' };
  if (given === right) return { kind: 'right', explanation: 'The HASH is right.' };
  const bare = given.trim().toLowerCase();
  if (bare === right && given.trim() === given) {
    return { kind: 'form', explanation: 'The HASH is right but for its case: it must be lower-case hexadecimal.' };
  }
  if (bare === right) return { kind: 'form', explanation: 'The HASH is right but for the spaces around it.' };
  if (Buffer.from(given, 'base64').toString('hex') === right) {
    return { kind: 'form', explanation: 'The HASH is right but in Base64: it must be lower-case hexadecimal.' };
  }
  return (
    wrongSecret(question, pairs, bare) ??
    otherRecipe(question, pairs, bare) ??
    changedParameter(question, pairs, bare) ?? { kind: 'unknown', explanation: unknownCause(bare) }
  );
}

function wrongSecret({ secret, otherSecrets }: HashQuestion, pairs: readonly Pair[], given: string): Cause | undefined {
  const slips = valueChanges.map(({ name, change }) => [`the right secret ${name}`, change(secret)] as const);
  const others = Object.entries(otherSecrets).map(([name, other]) => [`the secret of ${name}`, other] as const);
  const found = [...others, ...slips].find(([, candidate]) => standardHash(pairs, candidate) === given);
  return found && { kind: 'secret', explanation: `It was made with ${found[0]}.` };
}

function otherRecipe(
  { secret, params, method }: HashQuestion,
  pairs: readonly Pair[],
  given: string,
): Cause | undefined {
  const sent = signedPairs(params, 'asSent');
  const recipe = recipes.find(({ hash }) => hash(pairs, secret, sent) === given);
  if (recipe) return { kind: 'recipe', explanation: `The parameters were signed ${recipe.name}.` };
  const change = valueChanges.find((candidate) => standardHash(changedBy(pairs, candidate.change), secret) === given);
  if (change) {
    const changed = pairs.filter(([, value]) => change.change(value) !== value);
    const signed = new Map(changed.map(([name]) => [name, change.name]));
    return { kind: 'parameter', explanation: `${listed(signed.keys())} signed ${change.name}.`, signed };
  }
  const withMethod = sorted([...pairs, ['method', method]]);
  if (standardHash(withMethod, secret) === given) {
    const explanation = 'The method was signed; only what stands inside of params is.';
    return { kind: 'parameter', explanation, signed: new Map([['method', 'with its value']]) };
  }
  return undefined;
}

function changedParameter({ secret }: HashQuestion, pairs: readonly Pair[], given: string): Cause | undefined {
  const matches = (candidate: readonly Pair[]) => standardHash(candidate, secret) === given;
  for (const [position, [name, value]] of pairs.entries()) {
    if (matches(pairs.toSpliced(position, 1))) return about(name, 'not at all');
    for (const { name: how, change } of valueChanges) {
      const changed = change(value);
      if (changed !== value && matches(pairs.with(position, [name, changed]))) return about(name, how);
    }
  }
  if (matches(pairs.filter(([, value]) => value !== ''))) {
    const empty = pairs.filter(([, value]) => value === '').map(([name]): [string, string] => [name, 'not at all']);
    return {
      kind: 'parameter',
      explanation: 'What was sent empty was not signed; it must be.',
      signed: new Map(empty),
    };
  }
  const unsent = ['HASH', ...Object.keys(known)].filter((name) => !pairs.some(([sent]) => sent === name));
  const extra = unsent.find((name) => matches(sorted([...pairs, [name, '']])));
  return extra === undefined ? undefined : about(extra, 'as an empty text although it was not sent');
}

function about(name: string, how: string): Cause {
  return { kind: 'parameter', explanation: `${name} was signed ${how}.`, signed: new Map([[name, how]]) };
}

function unknownCause(given: string): string {
  if (!/^[0-9a-f]*$/.test(given)) return 'The HASH is not hexadecimal.';
  if (given.length !== 64) return `The HASH has ${given.length} characters instead of the 64 of SHA-256.`;
  return 'No single slip explains it: is the secret right, and is what is signed what is sent?';
}

function changedBy(pairs: readonly Pair[], change: (value: string) => string): readonly Pair[] {
  return pairs.map(([name, value]): Pair => [name, change(value)]);
}

function sorted(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted(([one], [other]) => Buffer.from(one).compare(Buffer.from(other)));
}

function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 1 ? `${all[0]} was` : `${all.slice(0, -1).join(', ')} and ${all.at(-1)} were`;
}

/** What makes a value easy to sign wrongly. */
function oddness(value: string): string {
  if (value !== value.trim()) return 'spaces around it';
  if (value === '') return 'empty: it is signed all the same';
  if (/[\r\n]/.test(value)) return 'a line break in it';
  if (/[^ -~]/.test(value)) return 'characters beyond ASCII: they are signed as UTF-8';
  if (/[+%&]|&\w+;/.test(value)) return 'characters that URL encoding changes: it is signed unencoded';
  return 'nothing odd';
}

function shown(name: string, value: string): string {
  const plain = name.replace(/\[.*$/, '');
  return maskedValue(plain, value);
}
