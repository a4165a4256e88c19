import { describe, expect, it } from 'vitest';
import { type Fields, notify, openInbox, payment, photograph, refund, sealed, toForm } from './samples.ts';

const [first, second] = [notify(payment), notify(refund)];
const log = (query: string) =>
  `192.0.2.7 - - [15/Jan/2026:12:00:00 +0100] "GET /notify?${query} HTTP/1.1" 200 2 "https://shop.example/?page=2" "curl/8"`;

/** What became of each part of a text, in a word. */
async function take(text: string): Promise<string[]> {
  const taken = await openInbox().take(text);
  return taken.map((one) =>
    one.kind === 'refused' ? one.reason.code : `${one.kind} ${one.notification.transactionId}`,
  );
}

describe('what a person pastes', () => {
  it.each<[string, string]>([
    ['two on one line with a space between', `${first} ${second}`],
    ['two on one line with a tab between', `${first}\t${second}`],
    ['two on one line with a mark between', `${first}&${second}`],
    ['two on one line with a comma between', `${first},${second}`],
    ['two on one line with a bar between', `${first} | ${second}`],
    ['two lines of an access log', `${log(first)}\n${log(second)}`],
    ['two objects on one line', `${JSON.stringify(sealed(payment))} ${JSON.stringify(sealed(refund))}`],
    ['two objects without anything between', JSON.stringify(sealed(payment)) + JSON.stringify(sealed(refund))],
    ['an object and a form on one line', `${JSON.stringify(sealed(payment))}, ${second}`],
    [
      'objects behind the words of a log',
      `12:00:01 INFO notified ${JSON.stringify(sealed(payment))}\n12:00 ${JSON.stringify(sealed(refund))}`,
    ],
    ['marks written as in a page', `${first.replaceAll('&', '&amp;')}\n${second.replaceAll('&', '&amp;')}`],
    ['marks written by their numbers', `${first.replaceAll('&', '&#38;')}\n${second.replaceAll('&', '&#x26;')}`],
    ['marks that were escaped twice', `${first.replaceAll('&', '&amp;amp;')}\n${second.replaceAll('&', '&amp;amp;')}`],
    ['marks as a log of JSON writes them', `${first}\n"${second.replaceAll('&', '\\u0026')}"`],
    [
      'objects of a log with a request or its parameters in them',
      `${JSON.stringify({ level: 'info', request: `/notify?${first}` })}\n${JSON.stringify({ body: [sealed(refund)] })}`,
    ],
    ['a request and a command', `POST /notify?${first} HTTP/1.1\ncurl -d '${second}' https://shop.example/`],
  ])('is taken whole from %s', async (_, text) => {
    expect(await take(text)).toEqual(['kept A1', 'kept R1']);
  });

  it('tells of each part, also of those that are none', async () => {
    expect(await take(`${JSON.stringify(sealed(payment))} and so on`)).toEqual(['kept A1', 'unreadable']);
    expect(await take(`${first} ${second.replace('AMOUNT=2500', 'AMOUNT=2501')}`)).toEqual(['kept A1', 'hashWrong']);
    expect(await take(`${first} ORDERID=W-1&HASH=`)).toEqual(['kept A1', 'unknownAccount']);
  });
});

describe('what was damaged on its way is named, never taken and never called forged', () => {
  const repairOf = async (text: string) => {
    const opened = openInbox();
    const before = photograph(opened);
    const [taken] = await opened.take(text);
    expect(photograph(opened)).toBe(before);
    return taken?.kind === 'refused' && taken.reason.code === 'hashWrong' ? taken.reason.repair : taken;
  };

  it('a code that a logger made a number of', async () => {
    const text = JSON.stringify(sealed(payment)).replace('"EXECCODE":"0000"', '"EXECCODE":0');
    expect(await repairOf(text)).toEqual({ kind: 'zerosLost', parameter: 'EXECCODE' });
    expect(await repairOf(first.replace('EXECCODE=0000', 'EXECCODE=0'))).toEqual({
      kind: 'zerosLost',
      parameter: 'EXECCODE',
    });
  });

  it.each(['Zoé Weiß', 'Zoë “Snow”', 'Łukasz €'])('UTF-8 written twice: %s', async (name) => {
    const whole = sealed({ ...payment, CARDFULLNAME: name });
    const twice = new TextDecoder('windows-1252').decode(Buffer.from(name, 'utf8'));
    expect(await repairOf(toForm({ ...whole, CARDFULLNAME: twice }))).toEqual({
      kind: 'encodedTwice',
      parameter: 'CARDFULLNAME',
    });
    expect(await repairOf(JSON.stringify({ ...whole, CARDFULLNAME: twice }))).toMatchObject({ kind: 'encodedTwice' });
  });

  it('a value written as HTML', async () => {
    const whole = sealed({ ...payment, MESSAGE: 'Snow & "Sons"' });
    const text = toForm({ ...whole, MESSAGE: 'Snow &amp; &quot;Sons&#34;' });
    expect(await repairOf(text)).toEqual({ kind: 'entities', parameter: 'MESSAGE' });
  });
});

describe('what says two things, or what was not signed so', () => {
  it.each<[string, string, object]>([
    [
      'a sign of equality in a name',
      toForm(sealed({ ...payment, ORDERID: 'W=1001' })).replace('ORDERID=W%3D1001', 'ORDERID%3DW=1001'),
      { code: 'nameUnfit', parameter: 'ORDERID=W' },
    ],
    ['a name in small letters', `${first}&execcode=4001`, { code: 'nameUnfit', parameter: 'execcode' }],
    ['a list of hashes', `${first}&HASH%5B%5D=x`, { code: 'nameUnfit', parameter: 'HASH[]' }],
    ['a name twice', `EXECCODE=4001&${first}`, { code: 'repeated', parameter: 'EXECCODE' }],
    ['a name twice that says the same', `${first}&EXECCODE=0000`, { code: 'repeated', parameter: 'EXECCODE' }],
    ['a name as a list too', `${first}&EXECCODE%5B0%5D=4001`, { code: 'repeated', parameter: 'EXECCODE[0]' }],
    [
      'a name of JSON twice',
      JSON.stringify(sealed(payment)).replace('{', '{"EXECCODE":"4001",'),
      { code: 'repeated', parameter: 'EXECCODE' },
    ],
  ])('is set apart for %s', async (_, text, reason) => {
    const opened = openInbox();
    const before = photograph(opened);
    expect(await opened.take(text)).toMatchObject([{ kind: 'refused', reason }]);
    expect(photograph(opened)).toBe(before);
  });

  it('is taken where a list has the form that the gateway documents', async () => {
    const fields: Fields = { ...payment, 'CART[0][NAME]': 'Lantern', 'AMOUNTS[2018-02-01]': '100' };
    const { HASH } = sealed({ ...payment, CART: { 0: { NAME: 'Lantern' } }, AMOUNTS: { '2018-02-01': '100' } });
    expect(await take(toForm({ ...fields, HASH: HASH ?? '' }))).toEqual(['kept A1']);
  });
});
