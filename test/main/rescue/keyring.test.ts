import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findMessageBus, type KeyringPorts, warnOfKeyring } from '../../../main/rescue/keyring.ts';
import type { SecretAnswer } from '../../../main/vault/secret-store.ts';
import { makeAccount, storeAccount } from '../accounts/samples.ts';
import { makeFolder, sitDown } from './samples.ts';

/** A merchant's data folder, and a keychain that answers so, one answer after the other. */
function arrange(answers: readonly SecretAnswer[], changes: Partial<KeyringPorts> = {}) {
  const dataFolder = makeFolder();
  storeAccount(dataFolder, makeAccount());
  const asked: string[] = [];
  const keychain: KeyringPorts['keychain'] = {
    read: async (name) => {
      asked.push(name);
      return answers[Math.min(asked.length, answers.length) - 1] ?? { kind: 'absent' };
    },
  };
  return { asked, ports: { dataFolder, keychain, hasMessageBus: true, ...changes } };
}

describe('the start', () => {
  it.each([
    ['locked', true, 'The keychain is locked'],
    ['denied', true, 'The keychain refuses this program'],
    ['unavailable', true, 'There is no keychain'],
    ['unavailable', false, 'There is no message bus'],
  ] as const)('tells of a keychain that is %s (message bus: %s)', async (kind, hasMessageBus, title) => {
    const { ports } = arrange([{ kind }], { hasMessageBus });
    const person = sitDown([]);
    expect(await warnOfKeyring(ports, person.ports)).toBe(false);
    expect(person.shown).toMatchObject([{ title, labels: ['Try again', 'Go on without', 'Quit'] }]);
  });

  it.each([{ kind: 'absent' }, { kind: 'found', secret: 'Y#iK*h' }] as const)(
    'says nothing when the keychain answers: $kind',
    async (answer) => {
      const { ports, asked } = arrange([answer]);
      const person = sitDown([]);
      expect(await warnOfKeyring(ports, person.ports)).toBe(true);
      expect([person.shown, asked]).toEqual([[], ['test/SHOP']]);
    },
  );

  it('asks again when the person has unlocked it, and goes on without when they want that', async () => {
    const { ports } = arrange([{ kind: 'locked' }, { kind: 'absent' }]);
    expect(await warnOfKeyring(ports, sitDown(['Try again']).ports)).toBe(true);
    const locked = arrange([{ kind: 'locked' }]);
    expect(await warnOfKeyring(locked.ports, sitDown(['Go on without']).ports)).toBe(true);
  });

  it('does not wait for a keychain that is asking the person for a password', async () => {
    const { ports } = arrange([], { keychain: { read: () => new Promise(() => {}) }, patience: 10 });
    expect(await warnOfKeyring(ports, sitDown([]).ports)).toBe(true);
  });

  it('asks no keychain for somebody without accounts, nor over a list that has a screen of its own', async () => {
    for (const list of [undefined, '{"accounts":']) {
      const { ports, asked } = arrange([{ kind: 'locked' }], { dataFolder: makeFolder() });
      if (list !== undefined) writeFileSync(join(ports.dataFolder, 'accounts.json'), list);
      expect(await warnOfKeyring(ports, sitDown([]).ports)).toBe(true);
      expect(asked).toEqual([]);
    }
  });
});

it('a message bus is found by its variable or by its socket, and needed on Linux only', () => {
  const folder = makeFolder();
  expect(findMessageBus({ XDG_RUNTIME_DIR: folder }, 'linux')).toBe(false);
  expect(findMessageBus({}, 'linux')).toBe(false);
  expect(findMessageBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }, 'linux')).toBe(true);
  expect(findMessageBus({}, 'darwin')).toBe(true);
  mkdirSync(join(folder, 'bus'));
  expect(findMessageBus({ XDG_RUNTIME_DIR: folder }, 'linux')).toBe(true);
});
