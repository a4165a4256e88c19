import type { X509Certificate } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ConnectionDetails, ConnectionFinding } from '../../contract/views/connection.ts';
import { isPubliclyIssued } from './authority.ts';
import { type FailedHandshake, shakeHands } from './handshake.ts';
import type { Equipment } from './ports.ts';
import { quote } from './quote.ts';
import type { Target } from './target.ts';
import { fail, pass, skip, type Verdict, warn } from './verdict.ts';

/** Who is at the other end. Leaves the socket closed, since the gateway client opens one of its own. */
export async function judgeCertificate(
  target: Target,
  socket: Duplex | undefined,
  { authorities, publicAuthorities, patience }: Pick<Equipment, 'authorities' | 'publicAuthorities' | 'patience'>,
): Promise<Verdict> {
  try {
    if (!target.secure) return pass('plainLoopback');
    if (!socket) return skip('notJudged');
    const signal = AbortSignal.timeout(patience.connect);
    const shaken = await shakeHands(socket, target.hostname, authorities, signal);
    if (shaken.kind === 'failed') return judgeFailure(shaken);
    shaken.socket.destroy();
    const details = describeCertificate(shaken.chain[0]);
    const known = isPubliclyIssued(shaken.chain, publicAuthorities);
    return known ? pass('certificateTrusted', details) : warn('certificateBelongsToProxy', details);
  } finally {
    socket?.destroy();
  }
}

function judgeFailure({ cause, reason, chain }: FailedHandshake): Verdict {
  switch (cause) {
    case 'certificateRefused':
      return fail(refusals[reason] ?? 'certificateUntrusted', { ...describeCertificate(chain[0]), reason });
    case 'timedOut':
      return fail('timedOut', { reason });
    case 'reset':
      return fail('resetBeforeTls', { reason });
    case 'disagreed':
      return fail('handshakeFailed', { reason });
    default:
      return cause satisfies never;
  }
}

/** By the codes of OpenSSL and Node; every other one says that nobody vouches for it. */
const refusals: Readonly<Record<string, ConnectionFinding>> = {
  CERT_HAS_EXPIRED: 'certificateExpired',
  CERT_NOT_YET_VALID: 'certificateNotYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificateWrongName',
};

function describeCertificate(certificate: X509Certificate | undefined): ConnectionDetails {
  if (!certificate) return {};
  const { subject, issuer, subjectAltName, validFromDate, validToDate } = certificate;
  return {
    issuer: writeName(issuer),
    names: subjectAltName ? quote(subjectAltName.replace(/(^|, )(DNS|IP Address):/g, '$1')) : writeName(subject),
    ...(isDate(validFromDate) && { validFrom: validFromDate.toISOString() }),
    ...(isDate(validToDate) && { validUntil: validToDate.toISOString() }),
  };
}

/** `O=Let's Encrypt, CN=R11`; Node gives a line for each part, and nothing for a name without parts. */
function writeName(name: string | undefined): string {
  return quote((name ?? '').replaceAll('\n', ', '));
}

/** A stranger may have written anything. */
function isDate(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}
