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
    expect(read({ EXECCODE: '0000', DATA })).toMatchObject({ rows: [{ ORDERID: '1234', AMOUNT: '12.5' }] });
  });

  it.each([{}, 'text', null, 7])('is nothing when DATA is %j, and never a reason to doubt the code', (DATA) => {
    expect(read({ EXECCODE: '0000', DATA })).toMatchObject({ execcode: '0000', rows: [] });
  });
});
