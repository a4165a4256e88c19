import { openSockets } from '../../gateway/origin.ts';
import { type CertificateOptions, issue, makeAuthority } from '../certificates.ts';
import { companyAuthority, type Inspection, inspect, worldAuthority } from '../inspect.ts';
import { openPlainServer, openSecureServer } from '../servers.ts';
import type { Scenarios } from './scenario.ts';

type Finding =
  | 'certificateTrusted'
  | 'certificateBelongsToProxy'
  | 'certificateExpired'
  | 'certificateNotYetValid'
  | 'certificateUntrusted'
  | 'certificateWrongName'
  | 'handshakeFailed'
  | 'plainLoopback'
  | 'plainRefused';

async function showing(
  authority = worldAuthority,
  names: readonly string[] = ['127.0.0.1'],
  options: CertificateOptions = {},
): Promise<Inspection> {
  return inspect((await openSecureServer(undefined, issue(authority, names, options))).url);
}

const day = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * day);

export const certificateScenarios: Scenarios<Finding> = {
  certificateTrusted: {
    step: 'certificate',
    outcome: 'passed',
    details: { issuer: 'CN=World Trust Root', names: '127.0.0.1' },
    inspect: () => showing(),
  },
  certificateBelongsToProxy: {
    step: 'certificate',
    outcome: 'warned',
    details: { issuer: 'CN=Company Inspection Root' },
    inspect: () => showing(companyAuthority),
  },
  certificateExpired: {
    step: 'certificate',
    outcome: 'failed',
    details: { reason: 'CERT_HAS_EXPIRED', validUntil: '2020-03-01T12:00:00.000Z' },
    inspect: () =>
      showing(worldAuthority, undefined, { from: new Date('2019-03-01'), until: new Date('2020-03-01T12:00:00Z') }),
  },
  certificateNotYetValid: {
    step: 'certificate',
    outcome: 'failed',
    details: { reason: 'CERT_NOT_YET_VALID' },
    inspect: () => showing(worldAuthority, undefined, { from: daysFromNow(2), until: daysFromNow(9) }),
  },
  certificateUntrusted: {
    step: 'certificate',
    outcome: 'failed',
    details: { issuer: 'CN=World Trust Root', names: '127.0.0.1' },
    // Of the same name as one that is trusted, which must not be enough.
    inspect: () => showing(makeAuthority('World Trust Root')),
  },
  certificateWrongName: {
    step: 'certificate',
    outcome: 'failed',
    details: { names: 'shop.example, 10.1.1.1', reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    inspect: () => showing(worldAuthority, ['shop.example', '10.1.1.1']),
  },
  handshakeFailed: {
    step: 'certificate',
    outcome: 'failed',
    inspect: async () =>
      inspect(`https://${await openSockets((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))}`),
  },
  plainLoopback: {
    step: 'certificate',
    outcome: 'passed',
    inspect: async () => inspect((await openPlainServer()).url),
  },
  plainRefused: {
    step: 'certificate',
    outcome: 'failed',
    inspect: () => inspect('http://be2bill.invalid'),
  },
};
