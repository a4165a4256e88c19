import { expect, it } from 'vitest';
import { readText } from '../../../main/inbox/read-text.ts';
import { toParameters } from '../../../main/inbox/received.ts';
import { payment, sealed, toForm } from './samples.ts';

const whole = sealed({ ...payment, CLIENTIDENT: 'é & ü = +%41' });

const read = (text: string, most = 500) =>
  readText(text, most).parts.map(({ line, received }) => ({ line, fields: received && toParameters(received.fields) }));

it.each<[string, string]>([
  ['a form body', toForm(whole)],
  ['a form body with %20 for spaces', toForm(whole).replaceAll('+', '%20')],
  ['a form body with lower-case codes', toForm(whole).replace(/%../g, (code) => code.toLowerCase())],
  ['a query string', `?${toForm(whole)}`],
  ['the address that it was sent to', `https://shop.example/notify?${toForm(whole)}#top`],
  ['the path that it was sent to', `/notify?${toForm(whole)}`],
  ['a JSON object', JSON.stringify(whole)],
  ['a JSON object over several lines', JSON.stringify(whole, null, 2)],
  ['a list with one JSON object', JSON.stringify([whole])],
  ['a text with a byte order mark and blank lines', `\uFEFF\n\n  ${toForm(whole)}  \r\n\r\n`.replace('\n\n', '')],
])('%s is read to the letter', (_, text) => {
  expect(read(text).map(({ fields }) => fields)).toEqual([whole]);
});

it('takes several of any form, each with the line on which it begins', () => {
  const pretty = JSON.stringify(whole, null, 2);
  const text = `${toForm(whole)}\n\nwhat is this?\n${pretty}\n[${JSON.stringify(whole)},${JSON.stringify(whole)}]\n{ half\n?${toForm(whole)}`;
  const after = 4 + pretty.split('\n').length;
  expect(read(text)).toEqual([
    { line: 1, fields: whole },
    { line: 3, fields: undefined },
    { line: 4, fields: whole },
    { line: after, fields: whole },
    { line: after, fields: whole },
    { line: after + 1, fields: undefined },
    { line: after + 2, fields: whole },
  ]);
});

it.each(['', ' \n\t\r\n ', '\uFEFF'])('%j holds nothing', (text) => {
  expect(read(text)).toEqual([]);
});

it.each<[string, string]>([
  ['prose', 'Dear shop, please find the notification attached.'],
  ['another form', 'name=value&other=1'],
  ['a number', '{"IDENTIFIER": 1.5}'],
  ['nested parameters', '{"IDENTIFIER": {"a": "b"}}'],
  ['a list of texts', '["IDENTIFIER=SHOP"]'],
  ['more parameters than there are', `HASH=1&${Array.from({ length: 101 }, (_, index) => `N${index}=1`).join('&')}`],
  ['a name without end', `HASH=1&${'N'.repeat(101)}=1`],
])('%s is no notification', (_, text) => {
  expect(read(text)).toEqual([{ line: 1, fields: undefined }]);
});

it('counts the last of a name that comes twice, as PHP does (rules.md A3)', () => {
  expect(read('HASH=1&AMOUNT=1&AMOUNT=2')[0]?.fields).toEqual({ HASH: '1', AMOUNT: '2' });
});

it('keeps empty apart from absent, because it is signed (protocol.md §2.3)', () => {
  expect(read('HASH=1&ALIAS=&EXTRADATA')[0]?.fields).toEqual({ HASH: '1', ALIAS: '', EXTRADATA: '' });
});

it('takes names of the language for names', () => {
  const { fields } = read('HASH=1&__proto__=2&constructor=3')[0] ?? {};
  expect(Object.entries(fields ?? {})).toEqual([
    ['HASH', '1'],
    ['__proto__', '2'],
    ['constructor', '3'],
  ]);
});

it('stops at the number that was asked for, and says that there is more', () => {
  const lines = Array.from({ length: 5 }, () => 'HASH=1').join('\n');
  expect(readText(lines, 5)).toMatchObject({ more: false, parts: { length: 5 } });
  expect(readText(lines, 4)).toMatchObject({ more: true, parts: { length: 4 } });
});
