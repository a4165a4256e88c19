import { describe, expect, it } from 'vitest';
import { openShop } from '../client.ts';

const proof = { '3DSECURE_XID': 'aa', '3DSECURE_CAVV': 'bb', '3DSECURE_ECI': '05' };
const enrolled = { '3DSECURE_CARDENROLLED': 'y' };

function withStatus(status: string) {
  return { ...enrolled, ...proof, '3DSECURE_STATUS': status };
}

describe('G51 an MPI of the merchant’s own', () => {
  it('G51 A1 is 3003 unless it was activated, before anything that is missing or invalid', async () => {
    const shop = await openShop();
    expect((await shop.pay(withStatus('Y')))['EXECCODE']).toBe('3003');
    expect((await shop.authorize({ '3DSECUREECI': '123456789012', ORDERID: undefined }))['EXECCODE']).toBe('3003');
    expect(shop.sandbox.rows()).toEqual([]);
    const { TRANSACTIONID } = await shop.pay();
    expect((await shop.refund(TRANSACTIONID, { '3DSECURE_STATUS': 'Y' }))['EXECCODE']).toBe('0000');
  });

  it.each([
    [{ ...proof, '3DSECURE_STATUS': 'Y' }, '3DSECURE_CARDENROLLED'],
    [{ ...enrolled, ...proof }, '3DSECURE_STATUS'],
    [{ ...withStatus('Y'), '3DSECURE_XID': '' }, '3DSECURE_XID'],
    [{ ...withStatus('A'), '3DSECURE_CAVV': undefined }, '3DSECURE_CAVV'],
    [{ ...withStatus('Y'), '3DSECURE_ECI': undefined }, '3DSECURE_ECI'],
    [{ '3DSECURESTATUS': 'Y' }, '3DSECURECARDENROLLED'],
  ])('G51 %j lacks %s: 1001', async (fields, name) => {
    const shop = await openShop({ externalMpi: true });
    expect(await shop.pay(fields)).toMatchObject({ EXECCODE: '1001', MESSAGE: `The parameter "${name}" is missing.` });
  });

  it.each([
    ['Y', '0000', 'authenticated'],
    ['A', '0000', 'attempted'],
    ['U', '0000', 'unavailable'],
    ['I', '0000', 'unavailable'],
    ['N', '4008', 'failed'],
    ['R', '4008', 'failed'],
  ])('G51 STATUS %s: %s, %s, and never a redirection', async (status, execcode, authentication) => {
    const shop = await openShop({ externalMpi: true, rules: [{ outcome: 'authenticate' }] });
    const answer = await shop.pay({ ...withStatus(status), '3DSECURE': 'yes' });
    expect(answer).toMatchObject({ EXECCODE: execcode, TRANSACTIONID: expect.stringMatching(/^A/) });
    expect(answer).not.toHaveProperty('REDIRECTHTML');
    expect(shop.sandbox.rows()).toMatchObject([{ execcode, authentication }]);
  });

  it('G51 B14 only Y satisfies a bank that demands authentication; a card that is not enrolled goes on', async () => {
    const shop = await openShop({ externalMpi: true });
    const CARDCODE = '4234607430914020';
    expect((await shop.pay({ ...withStatus('Y'), CARDCODE }))['EXECCODE']).toBe('0000');
    expect((await shop.pay({ ...withStatus('A'), CARDCODE }))['EXECCODE']).toBe('4020');
    expect((await shop.authorize({ '3DSECURE_CARDENROLLED': 'n' }))['EXECCODE']).toBe('0000');
    expect(shop.sandbox.rows().at(-1)?.authentication).toBe('not_enrolled');
  });
});
