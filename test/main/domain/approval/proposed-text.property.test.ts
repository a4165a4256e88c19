import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeProposedRequest, writeProposedReview } from '../../../../main/domain/approval/proposed-text.ts';
import type { Picture } from '../../../../main/domain/picture.ts';

const name = fc.stringMatching(/^[A-Z][A-Z0-9]{0,8}$/).filter((each) => each !== 'EXTRADATA' && each !== 'HASH');
const parameters = fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 12 }), { maxKeys: 8 });
const request = fc.record({ url: fc.webUrl(), parameters });
const shuffled = (of: Readonly<Record<string, string>>) =>
  fc
    .shuffledSubarray(Object.entries(of), { minLength: Object.keys(of).length })
    .map((each) => Object.fromEntries(each));

describe('what is approved of a request', () => {
  it('is the same in whatever order its parameters stand, and whatever each attempt puts into EXTRADATA and HASH', () => {
    fc.assert(
      fc.property(
        request.chain((each) => fc.tuple(fc.constant(each), shuffled(each.parameters))),
        fc.string(),
        fc.string(),
        ([one, other], EXTRADATA, HASH) => {
          const sent = { url: one.url, parameters: { HASH, ...other, EXTRADATA } };
          expect(writeProposedRequest(sent)).toBe(writeProposedRequest(one));
        },
      ),
    );
  });

  it('is another one for any other address, name or value', () => {
    fc.assert(
      fc.property(request, request, (one, other) => {
        const isSame =
          one.url === other.url &&
          JSON.stringify(Object.entries(one.parameters).toSorted()) ===
            JSON.stringify(Object.entries(other.parameters).toSorted());
        expect(writeProposedRequest(one) === writeProposedRequest(other)).toBe(isSame);
      }),
    );
    const pay = (parameters: Record<string, string>) => writeProposedRequest({ url: 'https://g', parameters });
    expect(pay({ AMOUNT: '1000' })).not.toBe(pay({ AMOUNT: '1001' }));
    expect(pay({ A: '1', B: '' })).not.toBe(pay({ A: '1' }));
    expect(pay({ A: '1","B","2' })).not.toBe(pay({ A: '1', B: '2' }));
  });

  it('is written as its page says, to the byte', () => {
    const parameters = { OPERATIONTYPE: 'refund', AMOUNT: '500', EXTRADATA: 'an attempt' };
    expect(writeProposedRequest({ url: 'https://gateway.example/rest', parameters })).toBe(
      '["be2bill-console request 1","https://gateway.example/rest",[["AMOUNT","500"],["OPERATIONTYPE","refund"]]]',
    );
  });
});

it('what is approved of a review is the same however it is stored, and another one for another picture', () => {
  const picture = { rows: [], guards: ['planRuns'], account: { accountId: 'SHOP' } } as unknown as Picture;
  const write = (of: object) => writeProposedReview({ picture: of as Picture, extent: null, account: picture.account });
  expect(write({ account: picture.account, guards: picture.guards, rows: [] })).toBe(write(picture));
  expect(write({ ...picture, guards: [] })).not.toBe(write(picture));
});
