import { expect, it } from 'vitest';
import { EngineFailure, readFailure } from '../../../../main/team/engine/state.ts';

const failing = (code?: string, message = 'x') => Object.assign(new Error(message), code === undefined ? {} : { code });

it.each([
  ['ECONNREFUSED', { kind: 'unreachable', cause: 'notConnected' }],
  ['ECONNRESET', { kind: 'unreachable', cause: 'connectionLost' }],
  ['EPIPE', { kind: 'unreachable', cause: 'connectionLost' }],
  ['08006', { kind: 'unreachable', cause: 'connectionLost' }],
  ['57P03', { kind: 'unreachable', cause: 'notReady' }],
  ['40P01', { kind: 'unreachable', cause: 'notReady' }],
  ['25006', { kind: 'readOnly' }],
  ['28P01', { kind: 'loginRefused' }],
  ['42501', { kind: 'noSeat' }],
  ['42883', { kind: 'engineTooOld' }],
  ['TM002', { kind: 'anotherTeam' }],
  ['TM003', { kind: 'programTooOld' }],
  ['TM012', { kind: 'broken', code: 'TM012' }],
  ['23514', { kind: 'broken', code: '23514' }],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', { kind: 'notTrusted', cause: 'certificate' }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', { kind: 'notTrusted', cause: 'certificate' }],
  ['CERT_HAS_EXPIRED', { kind: 'notTrusted', cause: 'certificate' }],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', { kind: 'notTrusted', cause: 'certificate' }],
])('%s means that the engine is %j', (code, trouble) => {
  expect(readFailure(failing(code)).trouble).toEqual(trouble);
});

it('a failure without a code comes from the socket, and one of ours is kept', () => {
  expect(readFailure(failing()).trouble).toEqual({ kind: 'unreachable', cause: 'connectionLost' });
  const refused = failing(undefined, 'The server does not support SSL connections');
  expect(readFailure(refused).trouble).toEqual({ kind: 'notTrusted', cause: 'notEncrypted' });
  const ours = new EngineFailure({ kind: 'standbySilent' });
  expect(readFailure(ours)).toBe(ours);
});
