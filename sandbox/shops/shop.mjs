/*
 * A shop in node 18 or newer. It wants URL, IDENTIFIER and SECRET in its environment, and a sandbox whose clock stands on
 * 1 June 2017. Each line that it prints is an operation and its EXECCODE.
 */
import { createHash } from 'node:crypto';

const { URL: url, IDENTIFIER, SECRET } = process.env;

function hashOf(parameters, secret) {
  const padded = (key) => key.replace(/\[(\d+)\]/g, (_, position) => `[${position.padStart(9, '0')}]`);
  const inBytes = ([one], [other]) => Buffer.compare(Buffer.from(padded(one)), Buffer.from(padded(other)));
  const pairs = Object.entries(parameters).sort(inBytes);
  const text = secret + pairs.map(([key, value]) => `${key}=${value}${secret}`).join('');
  return createHash('sha256').update(text).digest('hex');
}

async function run(method, more, secret = SECRET) {
  const parameters = { IDENTIFIER, OPERATIONTYPE: method, VERSION: '3.0', ...more };
  const body = new URLSearchParams({ method });
  for (const [key, value] of Object.entries({ ...parameters, HASH: hashOf(parameters, secret) })) {
    body.append(`params${key.replace(/^[^[]+/, '[$&]')}`, value);
  }
  const response = await fetch(`${url}/front/service/rest/process`, { method: 'POST', body });
  const answer = await response.json();
  process.stdout.write(`${method} ${answer.EXECCODE}\n`);
  return answer;
}

const order = { ORDERID: '1234', DESCRIPTION: 'Knows nothing' };
const client = {
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
};
const card = { CARDCODE: '1111222233334444', CARDCVV: '123', CARDVALIDITYDATE: '12-17', CARDFULLNAME: 'JOHN SNOW' };
const byCard = { ...order, ...client, ...card };

const paid = await run('payment', { ...byCard, AMOUNT: '1000', EXTRADATA: 'two\nlines', CREATEALIAS: 'yes' });
const refunded = await run('refund', { ...order, TRANSACTIONID: paid.TRANSACTIONID, AMOUNT: '400' });
await run('void', { ...order, TRANSACTIONID: refunded.TRANSACTIONID });
await run('payment', { ...order, ...client, AMOUNT: '500', ALIAS: paid.ALIAS, ALIASMODE: 'subscription' });
const authorized = await run('authorization', { ...byCard, AMOUNT: '1000' });
await run('capture', { ...order, TRANSACTIONID: authorized.TRANSACTIONID, AMOUNT: '700' });
const split = await run('payment', { ...byCard, 'AMOUNTS[2017-06-01]': '600', 'AMOUNTS[2017-07-01]': '400' });
await run('stopntimes', { SCHEDULEID: split.TRANSACTIONID });
const lines = Array.from({ length: 11 }, (_, position) => [`CART[${position}][NAME]`, `Line ${position}`]);
const filled = await run('payment', { ...byCard, AMOUNT: '1000', ...Object.fromEntries(lines) });
await run('refund', { ...order, TRANSACTIONID: filled.TRANSACTIONID }, 'wrong');
