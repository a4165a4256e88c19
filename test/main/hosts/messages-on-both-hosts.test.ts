import { describe, expect, it } from 'vitest';
import { LedgerProblem } from '../../../main/ledger/problem.ts';
import { channelSamples } from '../../contract-samples.ts';
import { handlersAnswer, openRecorded } from './recorded-console.ts';

const hosts = [0, 1] as const;
const hostName = ['Electron', 'Chromium'] as const;
const describeChannel = { channel: 'console.describe', input: {} };

/** Sends one message to a host of a fresh console. */
async function send(host: 0 | 1, message: unknown, instead: Parameters<typeof openRecorded>[0] = {}) {
  const { ways, heard, logged } = await openRecorded(instead);
  const way = ways[host];
  if (way?.host !== hostName[host]) throw new Error('The hosts are not in their order.');
  const text = await way.ask(message);
  return { text, answer: JSON.parse(text) as unknown, heard, logged };
}

const refusedAs = (code: string, more = {}) => ({ ok: false, refusal: { code, ...more } });

for (const host of hosts) {
  describe(`in the ${hostName[host]} host`, () => {
    it('refuses names that no channel has, those that every object has included', async () => {
      const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];
      const nearby = [
        '',
        'console',
        'console.',
        'Console.describe',
        'console.describe ',
        'operations.delete',
        'secret.read',
      ];
      for (const channel of [...inherited, ...nearby]) {
        const { answer, heard } = await send(host, JSON.stringify({ channel, input: {} }));
        expect([channel, answer, heard]).toEqual([channel, refusedAs('unknownChannel'), []]);
      }
    });

    it('refuses what is not a question', async () => {
      const texts = ['', ' ', 'x', '{', '[]', 'null', '1', '"console.describe"', '{}', '{"channel":"console.describe"'];
      const forms = [
        { channel: 'console.describe', input: {}, more: 1 },
        { channel: 1, input: {} },
        { channel: ['console.describe'], input: {} },
        { channel: 'c'.repeat(65), input: {} },
        [describeChannel],
      ].map((form) => JSON.stringify(form));
      for (const message of [...texts, ...forms]) {
        const { answer, heard } = await send(host, message);
        expect([message, answer, heard]).toEqual([message, refusedAs('invalidInput', { field: 'message' }), []]);
      }
    });

    it('refuses what is not one string', async () => {
      for (const message of [undefined, null, 1, true, [], {}, describeChannel, [JSON.stringify(describeChannel)]]) {
        const { answer, heard } = await send(host, message);
        expect([answer, heard]).toEqual([refusedAs('untrustedSender'), []]);
      }
    });

    it('takes 100,000 characters and not one more', async () => {
      const padded = (length: number) => JSON.stringify(describeChannel).padEnd(length, ' ');
      expect((await send(host, padded(100_000))).answer).toEqual(handlersAnswer);
      const long = await send(host, padded(100_001));
      expect([long.answer, long.heard]).toEqual([refusedAs('invalidInput', { field: 'message' }), []]);
      const deep = `{"channel":"console.describe","input":${'['.repeat(49_000)}${']'.repeat(49_000)}}`;
      expect((await send(host, deep)).answer).toMatchObject(refusedAs('invalidInput'));
    });

    it('names the offending value, not the value', async () => {
      const input = { ...channelSamples['operations.prepare'], amount: { kind: 'part', minor: -4 } };
      const { answer } = await send(host, JSON.stringify({ channel: 'operations.prepare', input }));
      expect(answer).toEqual(refusedAs('invalidInput', { field: 'amount.minor' }));
      const secret = { ...channelSamples['secret.keep'], secret: 'sesame'.repeat(30) };
      const { text } = await send(host, JSON.stringify({ channel: 'secret.keep', input: secret }));
      expect(text).toBe('{"ok":false,"refusal":{"code":"invalidInput","field":"secret"}}');
    });

    it('answers what broke inside with a reference to the log, and with nothing of it', async () => {
      const failures: readonly unknown[] = [new Error('sesame at /home/me'), 'sesame', undefined, { sesame: 1 }];
      for (const failure of failures) {
        const broken = async () => {
          throw failure;
        };
        const { text, answer, logged } = await send(host, JSON.stringify(describeChannel), {
          'console.describe': broken,
        });
        expect(answer).toEqual(refusedAs('internal', { reference: expect.stringMatching(/^[0-9a-f-]{36}$/) }));
        expect(text).not.toMatch(/sesame|home|Error|stack| at /);
        const { reference } = (answer as { refusal: { reference: string } }).refusal;
        expect(logged).toEqual([expect.stringContaining(reference)]);
      }
    });

    it('also where a handler breaks before it has promised anything', async () => {
      const broken = () => {
        throw new Error('sesame');
      };
      const { answer } = await send(host, JSON.stringify(describeChannel), { 'console.describe': broken });
      expect(answer).toMatchObject(refusedAs('internal'));
    });

    it('says what is wrong with the ledger, by its kind', async () => {
      const full = async () => {
        throw new LedgerProblem('full', 'No room on /dev/sesame.');
      };
      const { text } = await send(host, JSON.stringify(describeChannel), { 'console.describe': full });
      expect(text).toBe('{"ok":false,"refusal":{"code":"ledgerFailed","problem":"full"}}');
    });

    it('gives no answer that the contract does not know, such as one with a secret in it', async () => {
      const chatty = async () => ({ ok: true, value: { secret: 'sesame' } }) as const;
      const { text, logged } = await send(
        host,
        JSON.stringify({ channel: 'secret.keep', input: channelSamples['secret.keep'] }),
        {
          'secret.keep': chatty,
        },
      );
      expect(JSON.parse(text)).toMatchObject(refusedAs('internal'));
      expect(text).not.toContain('sesame');
      expect(logged).toHaveLength(1);
    });
  });
}
