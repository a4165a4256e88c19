import { createHash } from 'node:crypto';
import type { WireRequest } from './wire.ts';

/** A parameter as the client's program lists it; `AMOUNTS[2018-02-01]` and `CART[0][NAME]` are names like any other. */
export type Pair = readonly [name: string, value: string];

/** How one family of clients puts a request on the wire (protocol.md §1.3, each met there by running it). */
export interface Client {
  readonly version: '2.0' | '3.0';
  /** What follows the path. */
  readonly suffix: '' | '.php';
  readonly contentType: string;
  readonly headers: readonly string[];
  /** `params[KEY]` with its brackets encoded or raw. */
  readonly brackets: 'encoded' | 'encoded in lower case' | 'raw';
  readonly encode: (value: string) => string;
  readonly order: 'as given, HASH last' | 'sorted' | 'HASH in the middle';
}

const percent = (text: string) => `%${text.charCodeAt(0).toString(16).toUpperCase()}`;
const strict = (value: string) => encodeURIComponent(value).replace(/[!'()*]/g, percent);
const plus = (value: string) => strict(value).replaceAll('%20', '+');
const lowerHex = (value: string) => value.replace(/%../g, (code) => code.toLowerCase());
const form = 'application/x-www-form-urlencoded';

export const clients: Readonly<Record<string, Client>> = {
  'PHP, the vendor’s own library over curl': {
    version: '2.0',
    suffix: '',
    contentType: form,
    headers: ['Accept: */*'],
    brackets: 'encoded',
    encode: (value) => plus(value).replaceAll('~', '%7E'),
    order: 'as given, HASH last',
  },
  'Go, net/http': {
    version: '2.0',
    suffix: '',
    contentType: form,
    headers: ['User-Agent: Go-http-client/1.1', 'Accept-Encoding: gzip'],
    brackets: 'encoded',
    encode: plus,
    order: 'sorted',
  },
  'Ruby, ActiveMerchant': {
    version: '2.0',
    suffix: '.php',
    contentType: form,
    headers: ['Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3', 'Accept: */*', 'User-Agent: Ruby'],
    brackets: 'encoded',
    encode: plus,
    order: 'sorted',
  },
  'node, with raw brackets': {
    version: '2.0',
    suffix: '.php',
    contentType: form,
    headers: [],
    brackets: 'raw',
    encode: encodeURIComponent,
    order: 'sorted',
  },
  '.NET, which waits for 100 Continue': {
    version: '2.0',
    suffix: '',
    contentType: `${form}; charset=UTF-8`,
    headers: ['Expect: 100-continue'],
    brackets: 'raw',
    encode: strict,
    order: 'HASH in the middle',
  },
  '.NET on the export pages, hexadecimal in lower case': {
    version: '2.0',
    suffix: '.php',
    contentType: form,
    headers: ['Expect: 100-continue'],
    brackets: 'encoded in lower case',
    encode: (value) => lowerHex(plus(value)),
    order: 'as given, HASH last',
  },
  'curl, as the pages print it': {
    version: '3.0',
    suffix: '',
    contentType: form,
    headers: ['User-Agent: curl/8.5.0', 'Accept: */*'],
    brackets: 'raw',
    encode: (value) => value.replace(/[%&+]/g, percent),
    order: 'as given, HASH last',
  },
};

/** `secret KEY=value secret …` in byte order of the keys, as all of these clients build it (protocol.md §2.2). */
export function hashOf(pairs: readonly Pair[], secret: string): string {
  const sorted = pairs.toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const text = sorted.map(([name, value]) => `${name}=${value}${secret}`).join('');
  return createHash('sha256')
    .update(secret + text, 'utf8')
    .digest('hex');
}

/** The request as this client would send it, HASH given; `path` without the client's suffix. */
export function requestOf(client: Client, path: string, pairs: readonly Pair[], hash: string): WireRequest {
  const operation = pairs.find(([name]) => name === 'OPERATIONTYPE')?.[1] ?? '';
  const body = Buffer.from(bodyOf(client, operation, pairs, hash), 'utf8');
  return {
    head: [
      `POST ${path}${client.suffix} HTTP/1.1`,
      'Host: 127.0.0.1',
      ...client.headers,
      `Content-Type: ${client.contentType}`,
      `Content-Length: ${body.length}`,
      'Connection: close',
    ],
    body,
  };
}

function bodyOf(client: Client, operation: string, pairs: readonly Pair[], hash: string): string {
  const { order, encode } = client;
  const given: readonly Pair[] = [...pairs, ['HASH', hash]];
  const middle = Math.floor(pairs.length / 2);
  const ordered = {
    'as given, HASH last': given,
    'HASH in the middle': [...pairs.slice(0, middle), ['HASH', hash] as const, ...pairs.slice(middle)],
    sorted: given.toSorted(([one], [other]) => (one < other ? -1 : 1)),
  }[order];
  const fields = ordered.map(([name, value]) => `${fieldOf(client, name)}=${encode(value)}`);
  return [`method=${operation}`, ...fields].join('&');
}

/** `CART[0][NAME]` stands as `params[CART][0][NAME]`. */
function fieldOf({ brackets }: Client, name: string): string {
  const [first = '', ...rest] = name.split('[');
  const field = [`params[${first}]`, ...rest].join('[');
  if (brackets === 'raw') return field;
  const [open, shut] = brackets === 'encoded' ? ['%5B', '%5D'] : ['%5b', '%5d'];
  return field.replaceAll('[', open).replaceAll(']', shut);
}
