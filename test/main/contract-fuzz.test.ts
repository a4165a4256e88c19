import { describe, expect, it } from 'vitest';
import type { Receive } from '../../main/channels/receive.ts';
import { runPayloads, secrets } from './contract-fuzz/run.ts';

/** All 100,000 are `npm run soak -- payloads`. */
const payloads = 5_000;

it(`${payloads} random payloads at the contract's boundary: no crash, no change by an invalid one, no secret out`, {
  timeout: 600_000,
}, async () => {
  const tally = await runPayloads({ payloads });
  expect(tally.payloads).toBe(payloads);
  // Each kind is there, or the payloads are too wild, or too tame, to find anything.
  expect(tally.invalid).toBeGreaterThan(payloads / 4);
  expect(tally.accepted).toBeGreaterThan(payloads / 50);
  expect(tally.refused).toBeGreaterThan(payloads / 50);
});

describe('a boundary that', () => {
  const spoil = (change: (text: string, receive: Receive) => Promise<string>) =>
    runPayloads({ payloads: 1_000, seed: 5, through: (receive) => (text) => change(text, receive) });
  const change = JSON.stringify({ channel: 'preferences.change', input: { theme: 'dark' } });

  it.each<[string, (text: string, receive: Receive) => Promise<string>, string]>([
    [
      'acts on what is invalid is seen',
      async (text, receive) => {
        const answer = await receive(text);
        if (answer.includes('invalidInput')) await receive(change);
        return answer;
      },
      'changed something',
    ],
    [
      'repeats a secret is seen',
      async (text, receive) =>
        text.includes(secrets[1]) ? JSON.stringify({ ok: false, refusal: { code: text } }) : receive(text),
      'holds a secret',
    ],
    [
      'answers with an exception is seen',
      async (text, receive) =>
        (await receive(text)).includes('unknownChannel') ? '{"error":"no such channel"}' : receive(text),
      'no such answer',
    ],
  ])(
    '%s',
    async (_name, how, message) => {
      await expect(spoil(how)).rejects.toThrow(message);
    },
    60_000,
  );
});
