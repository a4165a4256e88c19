/** What keeps the engine from doing what a desk wants of it. Each has its own screen and its own way out. */
export type EngineTrouble =
  | { readonly kind: 'unreachable'; readonly cause: 'notConnected' | 'connectionLost' | 'timedOut' | 'notReady' }
  /** It answered, and a standby that should have written it down as well did not say so. */
  | { readonly kind: 'standbySilent' }
  | {
      readonly kind: 'notTrusted';
      readonly cause: 'certificate' | 'notEncrypted' | 'asksForPassword' | 'noChannelBinding';
    }
  | { readonly kind: 'loginRefused' }
  | { readonly kind: 'noSeat' }
  /** A standby, or a server that was set so. */
  | { readonly kind: 'readOnly' }
  /** Of another team, or of another environment. */
  | { readonly kind: 'anotherTeam' }
  /** The team asks for a newer program than this one. */
  | { readonly kind: 'programTooOld' }
  /** There is no team's schema in this database, or an older one than this program speaks to. */
  | { readonly kind: 'engineTooOld' }
  /** The seat's password is not in the keychain, or that is closed. */
  | { readonly kind: 'passwordAbsent' }
  /** It refused for a reason that no program of ours should meet, or said what this one cannot read. */
  | { readonly kind: 'broken'; readonly code: string };

/** Carries a trouble up to whoever can say it. */
export class EngineFailure extends Error {
  readonly trouble: EngineTrouble;

  constructor(trouble: EngineTrouble, cause?: unknown) {
    super(`The team's engine: ${JSON.stringify(trouble)}`, { cause });
    this.trouble = trouble;
  }
}

/** What a failure of the driver, of TLS or of the engine means. */
export function readFailure(failure: unknown): EngineFailure {
  if (failure instanceof EngineFailure) return failure;
  const { code = '' } = failure as { readonly code?: string };
  return new EngineFailure(findTrouble(String(code), failure), failure);
}

function findTrouble(code: string, failure: unknown): EngineTrouble {
  const known = byCode[code];
  if (known) return known;
  if (certificateCodes.test(code)) return { kind: 'notTrusted', cause: 'certificate' };
  if (/does not support SSL/.test(String(failure))) return { kind: 'notTrusted', cause: 'notEncrypted' };
  // Class 08: connections; a code of the system, or none, comes from the socket itself.
  if (code === '' || /^(08...|E[A-Z]+)$/.test(code)) return { kind: 'unreachable', cause: 'connectionLost' };
  return { kind: 'broken', code };
}

const notReady: EngineTrouble = { kind: 'unreachable', cause: 'notReady' };
const notConnected: EngineTrouble = { kind: 'unreachable', cause: 'notConnected' };

/** SQLSTATEs (the TM ones are ours: main/team/schema/) and codes of Node's sockets. */
const byCode: Readonly<Record<string, EngineTrouble>> = {
  '25006': { kind: 'readOnly' },
  '28000': { kind: 'loginRefused' },
  '28P01': { kind: 'loginRefused' },
  '3D000': { kind: 'engineTooOld' },
  '3F000': { kind: 'engineTooOld' },
  '42501': { kind: 'noSeat' },
  '42883': { kind: 'engineTooOld' },
  '53300': notReady,
  '57P01': notReady,
  '57P02': notReady,
  '57P03': notReady,
  // Two who lock the same chains in turn: one of them is sent back, and nothing of it has happened.
  '40001': notReady,
  '40P01': notReady,
  TM002: { kind: 'anotherTeam' },
  TM003: { kind: 'programTooOld' },
  ECONNREFUSED: notConnected,
  ENOTFOUND: notConnected,
  EAI_AGAIN: notConnected,
  EHOSTUNREACH: notConnected,
  ENETUNREACH: notConnected,
};

const certificateCodes = /CERT|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH/;
