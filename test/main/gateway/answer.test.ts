import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../main/gateway/answer.ts';

const read = (answer: unknown) => readAnswer(JSON.stringify(answer), 'refund');

describe('an answer', () => {
  it('is what the gateway printed, and no more', () => {
    const answer = {
      OPERATIONTYPE: 'refund',
      TRANSACTIONID: 'A189063',
      EXECCODE: '0000',
      MESSAGE: 'The transaction has been accepted.',
      ALIAS: 'A189063',
      DESCRIPTOR: 'RENTABILITEST',
    };
    expect(read(answer)).toEqual({
      execcode: '0000',
      message: 'The transaction has been accepted.',
      transactionId: 'A189063',
      descriptor: 'RENTABILITEST',
      alias: 'A189063',
    });
  });

  it('needs nothing but EXECCODE', () => {
    expect(read({ EXECCODE: '1002' })).toEqual({
      execcode: '1002',
      message: '',
      transactionId: undefined,
      descriptor: undefined,
    });
  });

  it('is cut where a message is longer than anybody reads', () => {
    expect(read({ EXECCODE: '1002', MESSAGE: 'x'.repeat(5000) })).toMatchObject({ message: 'x'.repeat(1000) });
  });

  it.each([
    { EXECCODE: '0000', MESSAGE: 7 },
    { EXECCODE: '0000', TRANSACTIONID: '' },
    { EXECCODE: '0000', TRANSACTIONID: 'A'.repeat(33) },
    { EXECCODE: ['0000'] },
    { EXECCODE: '٠٠٠٠' },
    { EXECCODE: ' 0000' },
    { EXECCODE: '0000', OPERATIONTYPE: 'payment' },
    { EXECCODE: '0000', OPERATIONTYPE: '' },
  ])('is not read from %j', (answer) => {
    expect(read(answer)).toBe('unreadableAnswer');
  });

  it('is not taken from a prototype', () => {
    expect(readAnswer('{"__proto__":{"EXECCODE":"0000"}}', 'refund')).toBe('noExeccode');
  });

  it.each([
    '{"EXECCODE":"0000","EXECCODE":"4001"}',
    '{"EXECCODE":"4001","EXECCODE":"4001"}',
    '{"EXECCODE":"0000","\\u0045XECCODE":"4001"}',
    '{"EXECCODE":"0000","execcode":"4001"}',
    '{"EXECCODE":"0000","EXECCODE ":"4001"}',
    '{"EXECCODE":"0000","TRANSACTIONID":"A1","TRANSACTIONID":"A2"}',
    '{"EXECCODE":"0000","DATA":[{"EXECCODE":"0","EXECCODE":"4001"}]}',
    '{"EXECCODE":"0000","x":{"y":[{"z":1,"z":2}]}}',
    '{"EXECCODE":"0000"}{"EXECCODE":"4001"}',
    '{"EXECCODE":"0000"} trailing',
    '[{"EXECCODE":"0000"}]',
    '\ufeff{"EXECCODE":"0000"}',
    '{"EXECCODE":0}',
    '{"EXECCODE":"0"}',
    '{"EXECCODE":""}',
    '{"EXECCODE":null}',
    '{"EXECCODE":NaN}',
    '{"EXECCODE":1e400}',
    `{"EXECCODE":"0000","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  ])('that says two things, or nothing, is none: %s', (body) => {
    expect(readAnswer(body, 'refund')).toBe('unreadableAnswer');
  });

  it('never comes as an exception, whatever the body is', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), isJudged), { numRuns: 500 });
    fc.assert(fc.property(fc.json({ noUnicodeString: false }), (inner) => isJudged(`{"EXECCODE":${inner}}`)));
  });

  it('always has a code of four digits when it has one', () => {
    const almost = fc.record({ EXECCODE: fc.oneof(fc.string(), fc.integer(), fc.stringMatching(/^\d{3,5}$/)) });
    fc.assert(
      fc.property(almost, (candidate) => {
        const answer = read(candidate);
        const good = typeof candidate.EXECCODE === 'string' && /^\d{4}$/.test(candidate.EXECCODE);
        expect(typeof answer === 'object').toBe(good);
        if (typeof answer === 'object') expect(answer.execcode).toBe(candidate.EXECCODE);
      }),
    );
  });
});

function isJudged(body: string): void {
  const answer = readAnswer(body, 'refund');
  expect(typeof answer === 'object' || ['unreadableAnswer', 'noExeccode'].includes(answer)).toBe(true);
}

describe('what a look-up found', () => {
  it('is rows of text, whatever else stands in them', () => {
    const DATA = [{ ORDERID: '1234', AMOUNT: 12.5, VOIDED: null, MORE: ['x'] }, 'no row', null, ['nor this']];
    const row = { ORDERID: '1234', AMOUNT: '12.5', VOIDED: '', MORE: '[…]' };
    expect(read({ EXECCODE: '0000', DATA })).toMatchObject({ rows: [row, null, null, null] });
  });

  it.each([{}, [], null, ''])('is nothing when DATA is %j', (DATA) => {
    expect(read({ EXECCODE: '0000', DATA })).toMatchObject({ execcode: '0000', rows: [] });
  });

  it.each(['text', 7, true])(
    'is a row that cannot be read when DATA is %j, and never a reason to doubt the code',
    (DATA) => {
      expect(read({ EXECCODE: '0000', DATA })).toMatchObject({ execcode: '0000', rows: [null] });
    },
  );

  it('keeps numbers as they are written, and the rows of a list with gaps', () => {
    const body = '{"EXECCODE":"0000","DATA":{"0":{"AMOUNT":123.90},"2":{"AMOUNT":9007199254740993}}}';
    expect(readAnswer(body, 'refund')).toMatchObject({ rows: [{ AMOUNT: '123.90' }, { AMOUNT: '9007199254740993' }] });
  });
});
