import { expect, it } from 'vitest';
import { explainMismatch } from '../../../main/inbox/explain-mismatch.ts';
import { readText } from '../../../main/inbox/read-text.ts';
import { key, notify, payment, sealed, toForm } from './samples.ts';

const explain = (text: string, secret = key) => {
  const received = readText(text, 1).parts[0]?.received;
  return received && explainMismatch(received, secret);
};

const whole = toForm(sealed(payment));

it.each<[string, string, ReturnType<typeof explain>]>([
  [
    'a + that was pasted as it is',
    whole.replace('CLIENTEMAIL=j.snow%2Bwall%40', 'CLIENTEMAIL=j.snow+wall%40'),
    { kind: 'plusKept', parameter: 'CLIENTEMAIL' },
  ],
  [
    'a value that was signed with its percent signs',
    toForm({ ...sealed({ ...payment, CLIENTIDENT: 'a%40b' }), CLIENTIDENT: 'a@b' }),
    { kind: 'asEncoded', parameter: 'CLIENTIDENT' },
  ],
  [
    'a value that was encoded twice',
    whole.replace('j.snow%2Bwall%40', 'j.snow%252Bwall%2540'),
    { kind: 'decodedAgain', parameter: 'CLIENTEMAIL' },
  ],
  [
    'bytes of ISO 8859-1',
    toForm(sealed({ ...payment, CLIENTIDENT: 'Zoé' })).replace('%C3%A9', '%E9'),
    { kind: 'asLatin1', parameter: 'CLIENTIDENT' },
  ],
  [
    'a space that slipped in',
    whole.replace('ORDERID=W-1001', 'ORDERID=W-1001+'),
    { kind: 'trimmed', parameter: 'ORDERID' },
  ],
  ['an empty parameter that slipped in', `${whole}&ALIAS=`, { kind: 'withoutEmpty', parameter: null }],
  [
    'spaces around every value',
    toForm(
      Object.fromEntries(
        Object.entries(sealed(payment)).map(([name, value]) => [name, name === 'HASH' ? value : ` ${value}`]),
      ),
    ),
    { kind: 'trimmed', parameter: null },
  ],
  [
    'a value in JSON that is still encoded',
    JSON.stringify({ ...sealed(payment), CLIENTEMAIL: 'j.snow%2Bwall%40example.com' }),
    { kind: 'decodedAgain', parameter: 'CLIENTEMAIL' },
  ],
])('%s is found and named', (_, text, repair) => {
  expect(explain(text)).toEqual(repair);
});

it.each([
  ['another amount', whole.replace('AMOUNT=10000', 'AMOUNT=90000')],
  ['a parameter that is missing', whole.replace('CLIENTIDENT=j.snow&', '')],
  ['another key', notify(payment, 'another key')],
  ['two kinds of damage at once', whole.replace('ORDERID=W-1001', 'ORDERID=W-1001+').replace('j.snow%2B', 'j.snow+')],
  ['more text than a notification has', `${toForm(sealed({ ...payment, MESSAGE: 'x'.repeat(9_000) }))}&ALIAS=`],
])('nothing is guessed for %s', (_, text) => {
  expect(explain(text)).toBeNull();
});
