import type { Authentication } from '../../book/row.ts';

/** The 3-D Secure columns of an export (protocol.md §10.5); an irrelevant one is empty. */
export interface AuthenticationColumns {
  readonly asked: 'yes' | 'no';
  /** CARDENROLLED. */
  readonly enrolled: 'y' | 'n' | 'u' | '';
  /** AUTHENTICATIONSTATUS. */
  readonly authenticated: 'y' | 'n' | 'u' | 'a' | '';
  /** SIGNATURESTATUS. */
  readonly signed: 'y' | '';
  /** 3DSGLOBALSTATUS, with the values of S3:282. */
  readonly global: 'ok' | 'not_enrolled' | 'unavailable' | '';
}

const notAsked: AuthenticationColumns = { asked: 'no', enrolled: '', authenticated: '', signed: '', global: '' };
const noAnswer: AuthenticationColumns = { asked: 'yes', enrolled: 'y', authenticated: '', signed: '', global: '' };

const columns: Readonly<Record<Authentication, AuthenticationColumns>> = {
  none: notAsked,
  not_required: notAsked,
  not_enrolled: { asked: 'yes', enrolled: 'n', authenticated: '', signed: '', global: 'not_enrolled' },
  waiting: noAnswer,
  cancelled: noAnswer,
  expired: noAnswer,
  failed: { asked: 'yes', enrolled: 'y', authenticated: 'n', signed: '', global: '' },
  authenticated: { asked: 'yes', enrolled: 'y', authenticated: 'y', signed: 'y', global: 'ok' },
  attempted: { asked: 'yes', enrolled: 'y', authenticated: 'a', signed: 'y', global: 'ok' },
  unavailable: { asked: 'yes', enrolled: 'u', authenticated: 'u', signed: '', global: 'unavailable' },
};

export function authenticationColumns(authentication: Authentication): AuthenticationColumns {
  return columns[authentication];
}
