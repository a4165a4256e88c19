import fc from 'fast-check';
import qs from 'qs';
import { sign } from '../../../protocol/signature.ts';

/** A request that no conforming client sends. */
export interface Malformed {
  readonly verb: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: Buffer;
  /** Bytes that the head promises and that never come. */
  readonly missing: number;
}

export const identifier = 'SHOP';
export const secret = 'Y#iK*h-fZ>E<:7Ai';

const form = 'application/x-www-form-urlencoded';

const paths = ['process', 'process.php', 'export', 'export.php', 'reconciliation', 'reconciliation.php'].map(
  (name) => `/front/service/rest/${name}`,
);

const operations = [
  ...['payment', 'authorization', 'capture', 'refund', 'credit', 'void', 'stopntimes', 'getTransactions'],
  ...[
    'exportTransactions',
    'exportReconciliation',
    'exportReconciledTransactions',
    'exportChargebacks',
    'paiement',
    '',
  ],
];

const right = {
  IDENTIFIER: identifier,
  ORDERID: '1234',
  AMOUNT: '1000',
  CLIENTIDENT: 'john.snow',
  CLIENTEMAIL: 'john.snow@example.com',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  DESCRIPTION: 'Knows nothing',
  VERSION: '3.0',
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
  TRANSACTIONID: 'A2000001',
};

const names = fc.constantFrom(
  ...[
    ...Object.keys(right),
    'OPERATIONTYPE',
    'HASH',
    'CART',
    'AMOUNTS',
    'CAPTUREDATE',
    'ALIAS',
    'ALIASMODE',
    'APIKEYID',
  ],
  ...['3DSECURE', '3DSECUREDISPLAYMODE', 'CREATEALIAS', 'SCHEDULEID', 'COLUMNS', 'STARTDATE', 'ENDDATE', 'TIMEZONE'],
  ...['CALLBACKURL', 'COMPRESSION', 'EXTRADATA', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'],
);

/** Any code unit, halves of characters as well. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

const text = fc.oneof(
  fc.string({ unit, maxLength: 40 }),
  fc.constantFrom('', '0', '-1', '1e9', '9'.repeat(40), 'yes', 'A2000001', '2026-02-30', '\u0000', '\ud800', ' ', '['),
);

type Value = string | { readonly [index: string]: Value };

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('0', '1', 'PRICE', '2026-03-10', '__proto__'), text) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom('0', '1', '01'),
      fc.dictionary(fc.constantFrom('PRICE', 'TAX', 'x'), text),
    ),
  },
);

/** Nearly right, and signed: the more of a request is right, the deeper its fault is found. */
const nearlyRight = fc
  .tuple(fc.constantFrom(...operations), fc.dictionary(names, value, { maxKeys: 4 }))
  .map(([operation, wrong]) => {
    const { HASH: forged, ...params } = { ...right, OPERATIONTYPE: operation, ...wrong } as Record<string, Value>;
    return qs.stringify({ method: operation, params: { ...params, HASH: forged ?? sign(params, secret) } });
  });

/** Broken percent escapes between pieces of a request. */
const escapes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '%',
        '%%',
        '%4',
        '%zz',
        '%C3',
        '%C3%28',
        '%00',
        '%E0%80%80',
        '%ed%a0%80',
        '%FF',
        '+',
        '&',
        '=',
        ';',
      ),
      fc.constantFrom('params[AMOUNT]', 'params%5BAMOUNT%5D', 'method', 'params[', '][', '=payment', 'a'),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

/** Brackets within brackets, closed or not. */
const deepBrackets = fc
  .tuple(
    fc.constantFrom('[a]', '[', ']', '[]', '[0]', '%5B', '[[', '[__proto__]'),
    fc.integer({ min: 1, max: 3000 }),
    text,
  )
  .map(
    ([bracket, depth, inside]) =>
      `method=payment&params${bracket.repeat(depth)}=${encodeURIComponent(wellFormed(inside))}`,
  );

/** A signed request to which parts are added again, in another shape. */
const duplicates = fc
  .tuple(
    nearlyRight,
    fc.array(fc.tuple(names, fc.constantFrom('', '[]', '[x]', '[0][y]'), fc.nat()), { maxLength: 30 }),
  )
  .map(([body, again]) =>
    [body, ...again.map(([name, shape, number]) => `params[${name}]${shape}=${number}`)].join('&'),
  );

/** Keys, values and lists beyond all measure. */
const huge = fc
  .tuple(fc.constantFrom('key', 'value', 'count', 'lines'), fc.integer({ min: 1000, max: 60_000 }))
  .map(([what, size]) => {
    if (what === 'key') return `method=payment&params[${'K'.repeat(size)}]=1`;
    if (what === 'value') return `method=payment&params[IDENTIFIER]=${'v'.repeat(size)}`;
    const item = (index: number) => (what === 'count' ? `params[K${index}]=1` : `params[CART][${index}][PRICE]=1`);
    const count = Math.floor(size / 40);
    return `method=payment&params[IDENTIFIER]=${identifier}&${Array.from({ length: count }, (_, index) => item(index)).join('&')}`;
  });

const truncated = fc
  .tuple(nearlyRight, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([body, share]) => body.slice(0, Math.floor(body.length * share)));

const body = fc
  .oneof(
    { weight: 4, arbitrary: nearlyRight },
    { weight: 2, arbitrary: escapes },
    { weight: 1, arbitrary: deepBrackets },
    { weight: 2, arbitrary: duplicates },
    { weight: 1, arbitrary: huge },
    { weight: 2, arbitrary: truncated },
  )
  .map((characters) => Buffer.from(characters, 'utf8'));

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));

const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant(form) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['application/json', 'multipart/form-data; boundary=x', 'text/plain', '', ';', '/', 'a/b/c', 'application/'],
      ...[`${form}; charset=utf-16`, `${form};;;=`, `${form.toUpperCase()} ; CHARSET="x"`, `x${form}`, undefined],
    ),
  },
);

export const malformed: fc.Arbitrary<Malformed> = fc.record({
  verb: fc.oneof(
    { weight: 30, arbitrary: fc.constant('POST') },
    { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE') },
  ),
  path: fc.oneof(
    { weight: 3, arbitrary: fc.constant(paths[0] ?? '') },
    { weight: 2, arbitrary: fc.constantFrom(...paths) },
  ),
  contentType,
  body: fc.oneof({ weight: 5, arbitrary: body }, { weight: 1, arbitrary: bytes }),
  missing: fc.oneof(
    { weight: 40, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 500 }) },
  ),
});

/** One that says next to nothing. */
export const smallest: Malformed = {
  verb: 'POST',
  path: paths[0] ?? '',
  contentType: form,
  body: Buffer.from('method=payment&params[IDENTIFIER]=NOBODY'),
  missing: 0,
};

/** Without halves of characters, which URL encoding refuses. */
function wellFormed(characters: string): string {
  return characters.toWellFormed();
}
