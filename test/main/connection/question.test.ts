import { describe, expect, it } from 'vitest';
import { usualAccount } from '../../../contract/index.ts';
import { toAccount } from '../../../main/accounts/account.ts';
import { buildQuestion } from '../../../main/connection/question.ts';
import { getTransactions } from '../../../protocol/operations/index.ts';
import { verify } from '../../../protocol/signature.ts';
import { openShop, secret } from '../../sandbox/client.ts';
import { findStep, inspect } from './inspect.ts';
import { apiKeyId, byApiKey } from './scenarios/sandbox.ts';

const url = 'https://secure-test.be2bill.com';
const account = toAccount({ ...usualAccount, label: 'Shop', identifier: 'SHOP', environment: 'test', url });

describe('the one request of the check', () => {
  it('is a look-up of an order that cannot exist, signed', () => {
    const one = buildQuestion(account, secret);
    const other = buildQuestion(account, secret);
    expect(one).toMatchObject({ url: `${url}/front/service/rest/export`, method: 'getTransactions' });
    expect(getTransactions.byOrder.schema.safeParse(one.parameters).error).toBeUndefined();
    expect(one.parameters['ORDERID']).not.toBe(other.parameters['ORDERID']);
    expect(verify(one.parameters, secret)).toBe(true);
    expect(verify(one.parameters, `${secret}.`)).toBe(false);
    expect(Object.keys(one.parameters)).not.toContain('APIKEYID');
  });

  it('names the API key that it is signed with', () => {
    const { parameters } = buildQuestion({ ...account, ...byApiKey }, secret);
    expect(parameters['APIKEYID']).toBe(apiKeyId);
    expect(verify(parameters, secret)).toBe(true);
  });

  it("leaves the gateway's book as it was", async () => {
    const { sandbox, pay } = await openShop();
    await pay();
    const before = structuredClone(sandbox.rows());
    const { report } = await inspect(sandbox.url);
    expect(findStep(report, 'account').finding).toBe('accountActive');
    expect(sandbox.rows()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});
