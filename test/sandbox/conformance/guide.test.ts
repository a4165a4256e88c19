import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { expect, it } from 'vitest';
import {
  authorization,
  capture,
  credit,
  directDebit,
  payment,
  refund,
  stopntimes,
  voidOperation,
} from '../../../protocol/operations/index.ts';
import { openShop, secret } from '../client.ts';
import { hasShell, run } from './tools.ts';

const guide = readFileSync(new URL('../../../sandbox/guide.md', import.meta.url), 'utf8');

/** The blocks of the guide that are meant to be tried: what must be answered, and the commands. */
const blocks = [...guide.matchAll(/```sh\n# try: (.*)\n([\s\S]*?)```/g)].map(([, expected = '', commands = '']) => ({
  expected,
  commands,
}));

it.skipIf(!hasShell)(
  'each example of the guide, pasted into a shell in its order, is answered as the guide says',
  async () => {
    const { sandbox } = await openShop({ credit: 'credit', publicExamples: true }, { now: '2017-06-01T10:00:00Z' });
    const functions = blocks.filter(({ expected }) => expected === 'functions').map(({ commands }) => commands);
    const examples = blocks.filter(({ expected }) => expected !== 'functions');
    expect(examples.length).toBeGreaterThan(10);
    const env = { URL: sandbox.url, IDENTIFIER: 'SHOP', SECRET: secret, CONTROL: sandbox.control };
    for (const { expected, commands } of examples) {
      const printed = await run('bash', ['-c', [...functions, commands].join('\n')], env);
      const answer = /^\d{4}$/.test(expected) ? `"EXECCODE":"${expected}"` : expected;
      expect(printed, commands).toContain(answer);
    }
    // Every code but the one that the guide wants is a success.
    const refused = sandbox.requests().filter(({ answer }) => answer?.['EXECCODE'] !== '0000');
    expect(refused.map(({ answer }) => answer?.['EXECCODE'])).toEqual(['1003']);
    expect(sandbox.rows('SHOP').some(({ extraData }) => extraData === 'two\nlines')).toBe(true);
  },
);

it('a running sandbox serves the guide', async () => {
  const { sandbox } = await openShop();
  const served = await request(`${sandbox.url}/sandbox/guide.md`);
  expect(await served.body.text()).toBe(guide);
});

it('its table of required parameters is that of the protocol', () => {
  const always = ['IDENTIFIER', 'OPERATIONTYPE', 'VERSION', 'HASH'];
  const namesIn = (beginning: string): readonly string[] => {
    const line = guide.split('\n').find((text) => text.startsWith(`| ${beginning}`)) ?? '';
    return [...always, ...(line.match(/\b[A-Z]{4,}\b/g) ?? [])].filter((name) => !['AMOUNTS', 'ALIAS'].includes(name));
  };
  const expectNames = (names: readonly string[], ...lines: readonly string[]) => {
    const wanted = names.filter((name) => name !== 'ALIAS').toSorted();
    expect([...new Set(lines.flatMap(namesIn))].sort(), lines.join()).toEqual(wanted);
  };
  for (const { card, alias, token } of [payment, authorization]) {
    expectNames(card.required, 'payment, auth', '… by card');
    expectNames(alias.required, 'payment, auth', '… by ALIAS');
    expectNames(token.required, 'payment, auth', '… by a token');
  }
  expectNames(directDebit.mandate.required, 'payment, auth', '… of an SDD');
  for (const edit of [capture, refund, voidOperation]) expectNames(edit.required, 'capture, refund, void');
  expectNames(stopntimes.required, 'stopntimes');
  expectNames(credit.card.required, 'credit', '… by card');
});
