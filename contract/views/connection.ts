import { z } from 'zod';
import { instant, shortText } from './basics.ts';

/** The steps of the connection check, in the order in which they are taken. */
export const connectionStepName = z.enum([
  'name',
  'proxy',
  'connection',
  'certificate',
  'clock',
  'signature',
  'permission',
  'account',
]);
export type ConnectionStepName = z.infer<typeof connectionStepName>;

/** `skipped`: nobody looked, because an earlier step failed or because there was nothing to judge by. */
export const connectionOutcome = z.enum(['passed', 'warned', 'failed', 'skipped']);
export type ConnectionOutcome = z.infer<typeof connectionOutcome>;

/** What a step can find. Each has a sentence on what it means, and where something can be done, one on what. */
export const connectionFinding = z.enum([
  // any step that was not taken
  'notReached',
  'notJudged',
  // name
  'nameFound',
  'nameLeftToProxy',
  'nameUnknown',
  'nameResolverFailed',
  // proxy
  'proxyNone',
  'proxyUsed',
  'proxySettingsUnreadable',
  'proxyKindUnsupported',
  'proxyUnreachable',
  'proxySilent',
  'proxyHungUp',
  'proxyCertificateUntrusted',
  'proxyRefused',
  'proxyLoginWanted',
  'proxyLoginRefused',
  'proxyLoginUnsupported',
  // connection, and the same while TLS begins
  'connected',
  'refused',
  'timedOut',
  'unreachable',
  'blockedHere',
  'proxyCannotReach',
  'resetBeforeTls',
  // certificate
  'certificateTrusted',
  'certificateBelongsToProxy',
  'certificateExpired',
  'certificateNotYetValid',
  'certificateUntrusted',
  'certificateWrongName',
  'handshakeFailed',
  'plainLoopback',
  'plainRefused',
  // clock
  'clockFine',
  'clockAhead',
  'clockBehind',
  'clockUnknown',
  // signature, and everything that keeps an answer from coming
  'secretAbsent',
  'secretLocked',
  'secretUnavailable',
  'secretDenied',
  'notSent',
  'answerTimedOut',
  'connectionLost',
  'webPageAnswered',
  'unexpectedAnswer',
  'signatureAccepted',
  'signatureRefused',
  // permission
  'addressAllowed',
  'addressNotAllowed',
  // account
  'accountActive',
  'accountDisabled',
  'apiKeyDisabled',
  'apiKeyUnknown',
  'identifierUnknown',
  'rateLimited',
]);
export type ConnectionFinding = z.infer<typeof connectionFinding>;

/** What the sentences are filled with. Never a secret, and never the login of a proxy. */
export const connectionDetails = z.strictObject({
  /** The name's IP addresses, joined by `, `; the first eight. */
  addresses: shortText.optional(),
  /** `proxy.example:3128`, without a login. */
  proxy: shortText.optional(),
  /** `http`, `https`, `socks5`, or the scheme of one that is not supported. */
  proxyKind: shortText.optional(),
  /** The ways to log in that the proxy offers, such as `NTLM, Negotiate`. */
  logins: shortText.optional(),
  /** The HTTP status of an answer. */
  status: z.int().min(0).max(999).optional(),
  contentType: shortText.optional(),
  /** Who issued the certificate, in its own words. */
  issuer: shortText.optional(),
  /** The names that the certificate is for, joined by `, `. */
  names: shortText.optional(),
  validFrom: z.iso.datetime().optional(),
  validUntil: z.iso.datetime().optional(),
  /** How far this computer's clock is off; never negative. */
  seconds: z.int().min(0).optional(),
  execcode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  /** The parameter that the gateway named, such as `IDENTIFIER`. */
  parameter: shortText.optional(),
  /** The system's own code, such as `ECONNREFUSED`, for a supporter. */
  reason: shortText.optional(),
  /** The step that has to succeed first. */
  after: connectionStepName.optional(),
});
export type ConnectionDetails = z.infer<typeof connectionDetails>;

/** One step of the check and what it found. */
export const connectionStep = z.strictObject({
  step: connectionStepName,
  outcome: connectionOutcome,
  finding: connectionFinding,
  details: connectionDetails,
});
export type ConnectionStep = z.infer<typeof connectionStep>;

/** What keeps the console from talking to an account's gateway, if anything does. */
export const connectionReport = z.strictObject({
  checkedAt: instant,
  /** The gateway's host, such as `secure-test.be2bill.com`. */
  host: shortText,
  /** Every step, in order. */
  steps: z.array(connectionStep).length(connectionStepName.options.length),
});
export type ConnectionReport = z.infer<typeof connectionReport>;
