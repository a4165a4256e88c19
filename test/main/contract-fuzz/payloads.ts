import fc from 'fast-check';
import { type ChannelName, channels } from '../../../contract/index.ts';
import { channelSamples } from '../../contract-samples.ts';

/** Text that only a payload carries, in any place: a refusal must not repeat it. */
export const canary = 'c4n4ry-Zq7!';

const names = Object.keys(channels) as ChannelName[];

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    ' ',
    canary,
    -1,
    0,
    0.5,
    -0,
    Number.MAX_SAFE_INTEGER + 1,
    999_999_999_999,
    '\u0000',
    '\ud800',
    '../../etc/passwd',
    '%00',
    "'; DROP TABLE events; --",
    'http://127.0.0.1:9',
    'x'.repeat(300),
    '5555556778250000',
    [],
    {},
    [[[[{}]]]],
    { kind: 'all' },
    'production',
    'own',
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'secret', 'accountId', 'limit', 'environment', '', canary),
  fc.string({ maxLength: 12 }),
);

/** One thing that is done to a right message, somewhere in it: `place` is taken round the number of places. */
const mutation = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'rename', 'add', 'wrap', 'swap'),
  key,
  value: strange,
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

const mutated = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...names, '__proto__', 'constructor', canary), fc.nat(20))
  .chain(([name, other, mixed]) =>
    fc.array(mutation, { maxLength: 3 }).map((mutations) => {
      const message = { channel: mixed === 0 ? other : name, input: structuredClone(channelSamples[name]) as unknown };
      return JSON.stringify(mutations.reduce<unknown>(mutate, message)) ?? 'undefined';
    }),
  );

/** A message whose text is damaged, not its values. */
const torn = fc
  .tuple(mutated, fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.boolean())
  .map(([text, at, bytes, cut]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + bytes + (cut ? '' : text.slice(place));
  });

const deep = fc
  .nat(20_000)
  .map((depth) => `{"channel":"console.describe","input":${'['.repeat(depth)}${']'.repeat(depth)}}`);

const long = fc
  .tuple(fc.constantFrom(...names), fc.nat(120_000))
  .map(([channel, length]) => JSON.stringify({ channel, input: { text: 'x'.repeat(length) } }));

/** What a page gone wrong may say. */
export const payload = fc.oneof(
  { weight: 60, arbitrary: mutated },
  { weight: 20, arbitrary: torn },
  { weight: 8, arbitrary: fc.json() },
  { weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: long },
);

type Holder = Record<string, unknown>;

function mutate(message: unknown, { place, how, key: name, value }: Mutation): unknown {
  const places = listPlaces(message);
  const found = places[place % Math.max(1, places.length)];
  if (!found) return message;
  const { holder, key: at } = found;
  if (how === 'replace') put(holder, at, value);
  if (how === 'wrap') put(holder, at, [holder[at]]);
  if (how === 'remove' || how === 'rename') {
    const moved = holder[at];
    delete holder[at];
    if (how === 'rename') put(holder, name, moved);
  }
  if (how === 'add') put(holder, name, value);
  if (how === 'swap') {
    const other = places[(place * 7 + 1) % places.length] ?? found;
    [holder[at], other.holder[other.key]] = [other.holder[other.key], holder[at]];
  }
  return isTree(message) ? message : null;
}

/** As JSON.parse does it: `__proto__` becomes a key like any other. */
function put(holder: Holder, name: string, value: unknown): void {
  // A copy, because the values that are strange are shared by all payloads.
  Object.defineProperty(holder, name, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function listPlaces(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((at) => [{ holder, key: at }, ...listPlaces(holder[at])]);
}

/** A swap may have put a part into itself, which has no JSON. */
function isTree(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}
