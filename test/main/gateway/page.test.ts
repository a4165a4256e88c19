import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../main/gateway/answer.ts';

const read = (fields: Record<string, unknown>) => {
  const answer = readAnswer(JSON.stringify({ EXECCODE: '0001', OPERATIONTYPE: 'payment', ...fields }), 'payment');
  return typeof answer === 'string' ? answer : answer.page;
};
const html = '<!DOCTYPE html><p>é</p>';
const base64 = Buffer.from(html, 'utf8').toString('base64');

describe('what an answer sends the holder’s browser on with', () => {
  it('is REDIRECTHTML, or what protocol 2.0 calls it', () => {
    expect(read({ REDIRECTHTML: base64 })).toEqual({ kind: 'html', html });
    expect(read({ '3DSECUREHTML': base64 })).toEqual({ kind: 'html', html });
  });

  it('is with raw an address and a form body', () => {
    const url = 'https://bank.example/acs';
    expect(read({ REDIRECTURL: url, REDIRECTPOSTPARAMS: 'MD=1' })).toEqual({ kind: 'post', url, parameters: 'MD=1' });
  });

  it.each([
    ['no address of a browser’s', { REDIRECTURL: 'javascript:alert(1)', REDIRECTPOSTPARAMS: 'MD=1' }],
    ['half of it', { REDIRECTURL: 'https://bank.example/' }],
    ['no base64', { REDIRECTHTML: '<p>' }],
    ['nothing', {}],
    ['another type', { REDIRECTHTML: 7 }],
    ['far too long', { REDIRECTHTML: 'A'.repeat(600_000) }],
  ])('is none, and the answer still counts: %s', (_name, fields) => {
    expect(read(fields)).toBeUndefined();
  });
});
