import type { Authentication } from '../book/row.ts';

/** The 3-D Secure columns of an export (protocol.md §10.5); an irrelevant one is empty. */
export interface AuthenticationColumns {
  readonly asked: 'yes' | 'no';
  /** CARDENROLLED. */
  readonly enrolled: 'y' | 'n' | '';
  /** AUTHENTICATIONSTATUS. */
  readonly authenticated: 'y' | 'n' | '';
  /** SIGNATURESTATUS. */
  readonly signed: 'y' | '';
  /** 3DSGLOBALSTATUS, with the values of S3:285. */
  readonly global: 'ok' | 'not_enrolled' | '';
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
};

export function authenticationColumns(authentication: Authentication): AuthenticationColumns {
  return columns[authentication];
}
