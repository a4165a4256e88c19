import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openShop, secret } from '../client.ts';

const guide = readFileSync(new URL('../../../sandbox/guide.md', import.meta.url), 'utf8');

/** The blocks of the guide that are meant to be tried: what must be answered, and the commands. */
const blocks = [...guide.matchAll(/```sh\n# try: (.*)\n([\s\S]*?)```/g)].map(([, expected = '', commands = '']) => ({
  expected,
  commands,
}));

/** Bash, curl and openssl: what the guide is written for. Windows has them seldom, and another `bash` besides. */
const tools =
  process.platform !== 'win32' && ['bash', 'curl', 'openssl'].every((tool) => !spawnSync(tool, ['version']).error);

it.skipIf(!tools)(
  'each example of the guide, pasted into a shell in its order, is answered as the guide says',
  async () => {
    const { sandbox } = await openShop({ credit: 'credit', publicExamples: true }, { now: '2017-06-01T10:00:00Z' });
    const functions = blocks.filter(({ expected }) => expected === 'functions').map(({ commands }) => commands);
    const examples = blocks.filter(({ expected }) => expected !== 'functions');
    expect(examples.length).toBeGreaterThan(5);
    for (const { expected, commands } of examples) {
      const { stdout } = await promisify(execFile)('bash', ['-c', [...functions, commands].join('\n')], {
        env: { ...process.env, URL: sandbox.url, IDENTIFIER: 'SHOP', SECRET: secret, CONTROL: sandbox.control },
      });
      const answer = /^\d{4}$/.test(expected) ? `"EXECCODE":"${expected}"` : expected;
      expect(stdout, commands).toContain(answer);
    }
  },
);
