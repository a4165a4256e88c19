import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { readCode } from './socket.ts';

/** TLS over a connection, or why there is none. Verified by Node itself, always. */
export type Handshake = {
  /** What was shown, the other side's own certificate first; empty if it did not come that far. */
  readonly chain: readonly X509Certificate[];
} & (
  | { readonly kind: 'secured'; readonly socket: TLSSocket }
  | {
      readonly kind: 'failed';
      readonly cause: 'certificateRefused' | 'timedOut' | 'reset' | 'disagreed';
      /** The system's own code, such as `CERT_HAS_EXPIRED`. */
      readonly reason: string;
    }
);

export type FailedHandshake = Handshake & { readonly kind: 'failed' };

/** Begins TLS as the gateway client does: same authorities, same name, HTTP/1.1. */
export async function shakeHands(
  road: Duplex,
  hostname: string,
  authorities: readonly string[],
  signal: AbortSignal,
): Promise<Handshake> {
  let chain: readonly X509Certificate[] = [];
  const failed = (cause: FailedHandshake['cause'], reason: string): Handshake => {
    road.destroy();
    return { kind: 'failed', cause, reason, chain };
  };
  if (road.destroyed) return failed('reset', 'ECONNRESET');
  const servername = isIP(hostname) ? '' : hostname;
  const socket = connect({
    socket: road,
    host: hostname,
    servername,
    ca: [...authorities],
    // Said aloud because an environment variable of Node's would turn it off.
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
  });
  socket.on('error', () => {});
  // Node judges the certificate in its own listener of `secure`, and a refused one can no longer be read after that.
  socket.prependOnceListener('secure', () => {
    chain = readChain(socket);
  });
  try {
    const closed = once(socket, 'close', { signal }).then(() =>
      Promise.reject(new Error('The connection was closed.')),
    );
    await Promise.race([once(socket, 'secureConnect', { signal }), closed]);
    return { kind: 'secured', socket, chain };
  } catch (failure) {
    const reason = readCode(failure);
    // Node sets it for a refused certificate and for nothing else.
    if (socket.authorizationError) return failed('certificateRefused', reason);
    if (signal.aborted) return failed('timedOut', 'ETIMEDOUT');
    return /^(ERR_(SSL|TLS)_|EPROTO$)/.test(reason) ? failed('disagreed', reason) : failed('reset', 'ECONNRESET');
  }
}

/**
 * By `getPeerCertificate`, because after `getPeerX509Certificate` Node itself would read a certificate without names.
 * Ten are more than any server sends, and a self-signed one is its own issuer.
 */
function readChain(socket: TLSSocket): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let link: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (link?.raw && chain.length < 10) {
    chain.push(new X509Certificate(link.raw));
    link = link.issuerCertificate === link ? undefined : link.issuerCertificate;
  }
  return chain;
}
