import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findSecret, holdsSecret } from '../../secret-scan.ts';
import { findMissingPart, type KeyringHome, makeKeyringHome } from './keyring-session.ts';

// Each test is a login session with a program of its own.

const missing = await findMissingPart();
const secret = 'Y#"iK*h\\é-fZ>E<:7?Ai';
let home: KeyringHome;

const value = (given: unknown) => ({ ok: true, value: given });
const secretMissing = (answer: string) => ({ ok: false, refusal: { code: 'secretMissing', answer } });
const screen = (title: string) => ({ title: [title], advice: false, memory: false });
/** Where the keychain does not serve, the page says what to do, and offers memory for today. */
const trouble = (title: string) => ({ title: [title], advice: true, memory: true });
const notSent = (cause: string) => ({ state: 'notSent', cause, execcode: null, refunded: 0 });

describe.skipIf(missing !== undefined)(`a real keyring${missing ? `: skipped, there is no ${missing}` : ''}`, () => {
  beforeAll(() => {
    home = makeKeyringHome(secret);
    return () => rmSync(home.folder, { recursive: true, force: true });
  });

  it('keeps a secret that signs a refund which the gateway takes', async () => {
    expect(await home.run('unlocked', 'check', 'screen', 'refund', 'keep', 'check', 'screen', 'refund')).toEqual([
      value('absent'),
      screen('No key yet'),
      notSent('secretAbsent'),
      value('kept'),
      value('found'),
      screen('In the keychain'),
      { state: 'succeeded', cause: null, execcode: '0000', refunded: 400 },
    ]);
    expect(existsSync(join(home.folder, 'data/keyrings/login.keyring'))).toBe(true);
  });

  it('is locked for a session that nobody unlocked: nothing is sent, kept or called forgotten', async () => {
    expect(await home.run('closed', 'check', 'screen', 'refund', 'keep', 'forget')).toEqual([
      value('locked'),
      trouble('The keychain is locked'),
      notSent('secretLocked'),
      secretMissing('locked'),
      secretMissing('locked'),
    ]);
  });

  it('is denied where a policy of the message bus says so', async () => {
    expect(await home.run('forbidden', 'check', 'screen', 'refund', 'keep', 'forget')).toEqual([
      value('denied'),
      trouble('Access to the keychain was denied'),
      notSent('secretDenied'),
      secretMissing('denied'),
      secretMissing('denied'),
    ]);
  });

  it('still holds the secret afterwards, and then forgets it', async () => {
    const steps = ['check', 'forget', 'check', 'forget', 'refund'];
    expect(await home.run('unlocked', ...steps)).toEqual([
      value('found'),
      value('forgotten'),
      value('absent'),
      value('forgotten'),
      notSent('secretAbsent'),
    ]);
  });

  it.each(['serviceMissing', 'noBus'] as const)('is unavailable in a session with %s', async (session) => {
    expect(await home.run(session, 'check', 'screen', 'refund', 'keep', 'forget')).toEqual([
      value('unavailable'),
      trouble('This computer has no keychain that answers'),
      notSent('secretUnavailable'),
      secretMissing('unavailable'),
      secretMissing('unavailable'),
    ]);
  });

  it('is unavailable until somebody has made one', async () => {
    const fresh = makeKeyringHome(secret);
    onTestFinished(() => rmSync(fresh.folder, { recursive: true, force: true }));
    expect(await fresh.run('closed', 'check', 'keep')).toEqual([value('unavailable'), secretMissing('unavailable')]);
  });

  it('was the only place where the secret ever was', () => {
    expect(holdsSecret(Buffer.from(home.printed()), secret)).toBe(false);
    expect(home.printed()).toContain('"succeeded"');
    expect(findSecret(home.folder, secret)).toEqual([]);

    const planted = join(home.folder, 'console-1', 'planted.log');
    writeFileSync(planted, `something ${Buffer.from(`a ${secret}`).toString('base64')}`);
    expect(findSecret(home.folder, secret)).toEqual([planted]);
  });
});
