import { describe, expect, it } from 'vitest';
import { type ChannelName, channels } from '../../../contract/index.ts';
import { channelSamples } from '../../contract-samples.ts';
import { handlersAnswer, openRecorded } from './recorded-console.ts';

const names = Object.keys(channels) as ChannelName[];
const { ways, heard } = await openRecorded();

it('there are channels to test, and a sample of each', () => {
  expect(names.length).toBeGreaterThan(10);
  expect(Object.keys(channelSamples).toSorted()).toEqual(names.toSorted());
});

/** Sends a question and gives its answer with what reached a handler meanwhile. */
async function ask(way: (typeof ways)[number], message: unknown, who?: 'a stranger') {
  heard.length = 0;
  const answer: unknown = JSON.parse(await way.ask(message, who));
  return { answer, heard: [...heard] };
}

/** May be left out: earlier programs of others did not know it. */
const left: ReadonlySet<string> = new Set(['paymentMethod']);

/** Questions that a channel must not take: something more, something missing, something of another kind. */
function spoil(name: ChannelName): readonly (readonly [string, unknown])[] {
  const sample: Readonly<Record<string, unknown>> = channelSamples[name];
  const keys = Object.keys(sample);
  return [
    ['a key more', { ...sample, extra: 1 }],
    ['an own __proto__', JSON.parse(`{"__proto__":{"extra":1},${JSON.stringify(sample).slice(1)}`.replace(',}', '}'))],
    ...[null, 'text', 1, true, [], [sample]].map((input) => [`${JSON.stringify(input)}`, input] as const),
    ...keys.map((key) => [`${key} of another kind`, { ...sample, [key]: { wrong: true } }] as const),
    ...keys
      .filter((key) => name !== 'preferences.change' && !left.has(key))
      .map((key) => [`no ${key}`, Object.fromEntries(Object.entries(sample).filter(([k]) => k !== key))] as const),
  ];
}

for (const way of ways) {
  describe(`in the ${way.host} host`, () => {
    for (const name of names) {
      describe(name, () => {
        const message = JSON.stringify({ channel: name, input: channelSamples[name] });

        it('reaches its handler with the very question', async () => {
          const answered = await ask(way, message);
          expect(answered).toEqual({ answer: handlersAnswer, heard: [{ name, input: channelSamples[name] }] });
        });

        it('is refused to a stranger, without a look at the question', async () => {
          const refused = { answer: { ok: false, refusal: { code: 'untrustedSender' } }, heard: [] };
          expect(await ask(way, message, 'a stranger')).toEqual(refused);
          expect(await ask(way, 'not even JSON', 'a stranger')).toEqual(refused);
        });

        it('does not take a question of another form', async () => {
          for (const [what, input] of spoil(name)) {
            const answered = await ask(way, JSON.stringify({ channel: name, input }));
            const refusal = { code: 'invalidInput', field: expect.any(String) };
            expect([what, answered]).toEqual([what, { answer: { ok: false, refusal }, heard: [] }]);
          }
        });
      });
    }
  });
}
