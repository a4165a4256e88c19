import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../../main/connection/answer.ts';

const sent = ['IDENTIFIER', 'OPERATIONTYPE', 'ORDERID', 'APIKEYID', 'VERSION', 'HASH'];

function judge(execcode: string, message = ''): readonly string[] {
  const verdicts = judgeAnswer({ execcode, message, transactionId: undefined, descriptor: undefined }, sent);
  return Object.entries(verdicts).map(([step, { outcome, finding }]) => `${step} ${outcome} ${finding}`);
}

const allFine = [
  'signature passed signatureAccepted',
  'permission passed addressAllowed',
  'account passed accountActive',
];
const unheard = ['signature failed unexpectedAnswer'];
const unsigned = ['signature skipped notJudged', 'permission skipped notJudged'];
const signed = ['signature passed signatureAccepted', 'permission skipped notJudged'];

describe('an EXECCODE, in the order of rules.md A1,', () => {
  it.each([
    ['0000', 'an empty list', allFine],
    ['2002', 'that there is no such order', allFine],
    ['1003', 'a wrong HASH', ['signature failed signatureRefused']],
    ['3001', 'a disabled account', [...signed, 'account failed accountDisabled']],
    [
      '3002',
      'an address that was not declared',
      ['signature passed signatureAccepted', 'permission failed addressNotAllowed', 'account skipped notJudged'],
    ],
    ['3003', 'that look-ups are closed to this account', [...signed, 'account warned unexpectedAnswer']],
    ['3004', 'too many requests', [...signed, 'account warned rateLimited']],
    ['3007', 'a disabled API key', [...unsigned, 'account failed apiKeyDisabled']],
    ['1001', 'something missing', unheard],
    ['1004', 'another version', unheard],
    ['5001', 'trouble of its own', unheard],
    ['9999', 'what nobody knows', unheard],
  ] as const)('%s says %s', (execcode, _meaning, expected) => {
    expect(judge(execcode)).toEqual(expected);
  });

  it.each([
    ['The parameter "IDENTIFIER" is invalid.', [...unsigned, 'account failed identifierUnknown']],
    ['Invalid parameter: APIKEYID', [...unsigned, 'account failed apiKeyUnknown']],
    ['The parameter "ORDERID" is invalid.', unheard],
    ['Invalid parameter', unheard],
    ['The parameter "MYIDENTIFIERS" is invalid.', unheard],
  ])('1002 says what its message names: %s', (message, expected) => {
    expect(judge('1002', message)).toEqual(expected);
  });

  it('1002 gives the name on', () => {
    const answer = { execcode: '1002', message: 'The parameter "ORDERID" is invalid.' };
    const { signature } = judgeAnswer({ ...answer, transactionId: undefined, descriptor: undefined }, sent);
    expect(signature?.details).toEqual({ execcode: '1002', parameter: 'ORDERID' });
  });
});
