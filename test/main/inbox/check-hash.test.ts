import { describe, expect, it } from 'vitest';
import { checkHash } from '../../../main/inbox/check-hash.ts';
import { readText } from '../../../main/inbox/read-text.ts';
import type { Received } from '../../../main/inbox/received.ts';
import type { SecretAnswer } from '../../../main/vault/secret-store.ts';
import { makeAccount } from '../accounts/samples.ts';
import { type Fields, key, notify, payment, sealed, toForm } from './samples.ts';

const receive = (text: string): Received => {
  const received = readText(text, 1).parts[0]?.received;
  if (!received) throw new Error(`Not a notification: ${text}`);
  return received;
};

/** Checks against one account; tells which keys were asked for. */
async function check(text: string, { notificationKey = 'same' as 'same' | 'own', answers = {} as Answers } = {}) {
  const asked: string[] = [];
  const account = makeAccount({ notificationKey });
  const vault = {
    read: async (_: unknown, purpose: keyof Answers = 'signing'): Promise<SecretAnswer> => {
      asked.push(purpose);
      return answers[purpose] ?? { kind: 'found', secret: purpose === 'signing' ? key : 'key of notifications' };
    },
  };
  const checked = await checkHash({ vault, accounts: () => [account] }, receive(text));
  return { asked, result: checked.kind === 'verified' ? 'verified' : checked.reason };
}

type Answers = Partial<Record<'signing' | 'notifications', SecretAnswer>>;

const { HASH = '' } = sealed(payment);

describe('a notification', () => {
  it('with the HASH of the account’s key is verified', async () => {
    expect((await check(notify(payment))).result).toBe('verified');
    expect((await check(JSON.stringify(sealed(payment)))).result).toBe('verified');
  });

  it.each(Object.keys(payment).filter((name) => name !== 'IDENTIFIER'))('forged in %s is not', async (name) => {
    const forged: Fields = { ...sealed(payment), [name]: `${payment[name]}0` };
    expect((await check(toForm(forged))).result).toEqual({ code: 'hashWrong', accountId: 'SHOP', repair: null });
  });

  it('that was signed with another key is not', async () => {
    expect((await check(notify(payment, 'another key'))).result).toMatchObject({ code: 'hashWrong', repair: null });
  });

  it.each([1, 10, 40])('that was cut short by %i letters is not', async (letters) => {
    const { HASH: _, ...rest } = sealed(payment);
    const front = { HASH, ...rest };
    const cut = toForm(front).slice(0, -letters);
    expect((await check(cut)).result).toMatchObject({ code: 'hashWrong', repair: null });
    expect((await check(notify(payment).slice(0, -letters))).result).toEqual({ code: 'hashMalformed' });
  });

  it('to which a parameter was added is not', async () => {
    expect((await check(`${notify(payment)}&EXTRADATA=x`)).result).toMatchObject({ code: 'hashWrong' });
  });

  it('without HASH, or with an empty one, is not', async () => {
    expect((await check(toForm(payment))).result).toEqual({ code: 'hashAbsent' });
    expect((await check(toForm({ ...payment, HASH: '' }))).result).toEqual({ code: 'hashAbsent' });
  });

  it.each([HASH.toUpperCase(), HASH.slice(1), `${HASH}0`, `${HASH.slice(1)}é`, `0x${HASH.slice(2)}`])(
    'with %s for HASH is not',
    async (wrong) => {
      expect((await check(toForm({ ...payment, HASH: wrong }))).result).toEqual({ code: 'hashMalformed' });
    },
  );

  it('of no account of ours is not, whoever signed it, and no key is asked for', async () => {
    for (const identifier of ['OTHER', 'shop', '', ' SHOP']) {
      const { result, asked } = await check(notify({ ...payment, IDENTIFIER: identifier }));
      expect(result).toEqual({ code: 'unknownAccount', identifier });
      expect(asked).toEqual([]);
    }
  });

  it('without a HASH to check makes no keychain ask anything', async () => {
    expect((await check(toForm(payment))).asked).toEqual([]);
    expect((await check(toForm({ ...payment, HASH: 'x' }))).asked).toEqual([]);
  });
});

describe('the key', () => {
  it('is the account’s own for notifications where it has one, and no other', async () => {
    expect(await check(notify(payment, 'key of notifications'), { notificationKey: 'own' })).toEqual({
      result: 'verified',
      asked: ['notifications'],
    });
    expect(await check(notify(payment, key), { notificationKey: 'own' })).toMatchObject({
      result: { code: 'hashWrong' },
      asked: ['notifications'],
    });
    expect((await check(notify(payment, 'key of notifications'))).result).toMatchObject({ code: 'hashWrong' });
  });

  it.each(['absent', 'locked', 'unavailable', 'denied'] as const)(
    'that is %s leaves it unchecked and says so',
    async (kind) => {
      expect((await check(notify(payment), { answers: { signing: { kind } } })).result).toEqual({
        code: 'keyMissing',
        accountId: 'SHOP',
        answer: kind,
      });
    },
  );
});

describe('names', () => {
  it('that are none, or come twice, are refused before anything else is asked', async () => {
    const moved = notify({ ...payment, ORDERID: 'W=1001' }).replace('ORDERID=W%3D1001', 'ORDERID%3DW=1001');
    expect(await check(moved)).toEqual({ asked: [], result: { code: 'nameUnfit', parameter: 'ORDERID=W' } });
    const twice = `EXECCODE=4001&${notify(payment)}`;
    expect(await check(twice)).toEqual({ asked: [], result: { code: 'repeated', parameter: 'EXECCODE' } });
    const list = `${notify(payment)}&EXECCODE%5B0%5D=4001`;
    expect(await check(list)).toEqual({ asked: [], result: { code: 'repeated', parameter: 'EXECCODE[0]' } });
  });
});
