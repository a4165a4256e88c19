import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { accepted, openOrigin } from './origin.ts';
import { sendTo } from './send.ts';

type Cause = 'httpStatus' | 'unreadableAnswer' | 'noExeccode';

/** What looks like success in every other way. */
const ok = '{"EXECCODE":"0000"}';

const answers: readonly [string, Cause, number, string | Buffer, Record<string, string>?][] = [
  ['HTTP 500 with a good code inside', 'httpStatus', 500, ok],
  ['HTTP 201', 'httpStatus', 201, ok],
  ['HTTP 204', 'httpStatus', 204, ''],
  ['HTTP 302', 'httpStatus', 302, ok, { location: '/elsewhere' }],
  ['HTTP 307', 'httpStatus', 307, ok, { location: '/elsewhere' }],
  ['HTTP 308', 'httpStatus', 308, ok, { location: '/elsewhere' }],
  ['HTTP 421', 'httpStatus', 421, ok],
  ['HTTP 429 that invites to come back', 'httpStatus', 429, ok, { 'retry-after': '0' }],
  ['HTTP 503 that invites to come back', 'httpStatus', 503, ok, { 'retry-after': '0' }],
  ['a page', 'unreadableAnswer', 200, '<html><body>0000</body></html>'],
  ['nothing', 'unreadableAnswer', 200, ''],
  ['half a JSON object', 'unreadableAnswer', 200, '{"EXECCODE":"0000"'],
  ['JSON and something behind it', 'unreadableAnswer', 200, `${ok}<br />`],
  ['a list', 'unreadableAnswer', 200, `[${ok}]`],
  ['a text', 'unreadableAnswer', 200, '"0000"'],
  ['null', 'unreadableAnswer', 200, 'null'],
  ['no EXECCODE', 'noExeccode', 200, '{"OPERATIONTYPE":"refund","MESSAGE":"accepted"}'],
  ['EXECCODE in small letters', 'noExeccode', 200, '{"execcode":"0000"}'],
  ['EXECCODE as a number', 'unreadableAnswer', 200, '{"EXECCODE":0}'],
  ['EXECCODE as null', 'unreadableAnswer', 200, '{"EXECCODE":null}'],
  ['EXECCODE of three digits', 'unreadableAnswer', 200, '{"EXECCODE":"000"}'],
  ['EXECCODE of five digits', 'unreadableAnswer', 200, '{"EXECCODE":"00000"}'],
  ['EXECCODE with a line break', 'unreadableAnswer', 200, '{"EXECCODE":"0000\\n"}'],
  ['an answer to another operation', 'unreadableAnswer', 200, '{"OPERATIONTYPE":"capture","EXECCODE":"0000"}'],
  ['more than a megabyte', 'unreadableAnswer', 200, `{"EXECCODE":"0000","MESSAGE":"${'x'.repeat(1_000_000)}"}`],
  ['a compressed answer that nobody asked for', 'unreadableAnswer', 200, gzipSync(ok), { 'content-encoding': 'gzip' }],
];

describe('unknown, because nobody can tell what the gateway did', () => {
  it.each(answers)('%s: %s', async (_name, cause, status, body, headers) => {
    const origin = await openOrigin(({ response }) => response.writeHead(status, headers).end(body));
    expect(await sendTo(origin.url)).toEqual({ kind: 'unknown', cause });
    expect(origin.requests).toHaveLength(1);
  });

  it('is not asked for a compressed answer', async () => {
    const origin = await openOrigin();
    await sendTo(origin.url);
    expect(origin.heads[0]).not.toHaveProperty('accept-encoding');
    expect(JSON.parse(accepted)).toHaveProperty('EXECCODE', '0000');
  });
});
