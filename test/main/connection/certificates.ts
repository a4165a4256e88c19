import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its key, as PEM; what a server listens with. */
export interface Identity {
  /** With the authorities between it and the root, if there are any. */
  readonly cert: string;
  readonly key: string;
}

/** Somebody who issues certificates. */
export interface Authority extends Identity {
  readonly name: string;
  /** What a server sends along. */
  readonly chain: string;
}

export interface CertificateOptions {
  readonly from?: Date;
  readonly until?: Date;
}

const hour = 3_600_000;

/** An authority of its own, or one below another; made anew for each run, so that none of its keys is worth keeping. */
export function makeAuthority(name: string, parent?: Authority): Authority {
  const { publicKey, key } = makeKeys();
  const issuer = parent ?? { name, key };
  const cert = build({ subject: name, publicKey, issuer, extensions: [authorityExtension] });
  return { name, cert, key, chain: parent ? cert + parent.chain : '' };
}

/** A server's certificate for names and IPv4 addresses; valid now for an hour in both directions if nothing is said. */
export function issue(issuer: Authority, names: readonly string[], options: CertificateOptions = {}): Identity {
  const { publicKey, key } = makeKeys();
  const subject = names[0] ?? '';
  const cert = build({ subject, publicKey, issuer, extensions: [namesExtension(names)], ...options });
  return { cert: cert + issuer.chain, key };
}

interface Parts extends CertificateOptions {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuer: Pick<Authority, 'name' | 'key'>;
  readonly extensions: readonly Buffer[];
}

/** X.509 version 3 with ECDSA on P-256 (RFC 5280, RFC 5758), since Node reads certificates and makes none. */
function build({ subject, publicKey, issuer, extensions, ...validity }: Parts): string {
  const { from = new Date(Date.now() - hour), until = new Date(Date.now() + hour) } = validity;
  const algorithm = sequence(identifier('2a8648ce3d040302'));
  const toBeSigned = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    commonName(issuer.name),
    sequence(time(from), time(until)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toBeSigned, createPrivateKey(issuer.key));
  const certificate = sequence(toBeSigned, algorithm, element(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function makeKeys(): { publicKey: KeyObject; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKey, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** A tag, the length, and what is inside. */
function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const inside = Buffer.concat(content);
  const { length } = inside;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), inside]);
}

const sequence = (...content: readonly Uint8Array[]) => element(0x30, ...content);
const integer = (bytes: Buffer) => element(0x02, bytes);
const identifier = (hexadecimal: string) => element(0x06, Buffer.from(hexadecimal, 'hex'));
const time = (date: Date) => element(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`));
const commonName = (name: string) =>
  sequence(element(0x31, sequence(identifier('550403'), element(0x0c, Buffer.from(name)))));

const extension = (id: string, value: Buffer) => sequence(identifier(id), element(0x04, value));
const authorityExtension = extension('551d13', sequence(element(0x01, Buffer.from([0xff]))));

function namesExtension(names: readonly string[]): Buffer {
  const general = names.map((name) =>
    isIP(name) === 4 ? element(0x87, Buffer.from(name.split('.').map(Number))) : element(0x82, Buffer.from(name)),
  );
  return extension('551d11', sequence(...general));
}
