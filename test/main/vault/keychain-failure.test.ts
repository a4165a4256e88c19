import { describe, expect, it } from 'vitest';
import { classifyFailure } from '../../../main/vault/keychain-failure.ts';

const addon = 'Failed to load keytar native addon, checked ["../build/Release","../prebuilds/linux-x64"] on linux-x64';
const appArmor =
  'An AppArmor policy prevents this sender from sending this message to this recipient; type="method_call", ' +
  'sender=":1.79" (uid=1000 comm="console") interface="org.freedesktop.Secret.Service" member="OpenSession"';
const messageBus =
  'Rejected send message, 1 matched rules; type="method_call", sender=":1.2" interface="org.freedesktop.Secret.Service"';

/** `seen` on this project's own machine with libsecret 0.20 and gnome-keyring 42; the others as reported by users. */
const wordings: Readonly<Record<ReturnType<typeof classifyFailure>, readonly string[]>> = {
  locked: [
    'Cannot create an item in a locked collection', // seen
    'Cannot get secret of a locked object',
    'Cannot set secret of a locked item',
    'org.freedesktop.Secret.Error.IsLocked: The collection is locked',
    'The wallet could not be unlocked',
    'The user name or passphrase you entered is not correct.', // macOS
  ],
  unavailable: [
    'Cannot autolaunch D-Bus without X11 $DISPLAY', // seen
    'The name org.freedesktop.secrets was not provided by any .service files', // seen
    'Object does not exist at path “/org/freedesktop/secrets/collection/login”', // seen
    'The name is not activatable',
    'Could not connect: Connection refused',
    'Error spawning command line “dbus-launch --autolaunch=x”: Child process exited with code 1',
    'Timeout was reached',
    addon, // libsecret is missing
    'A default keychain could not be found.', // macOS
    'No keychain is available. You may need to restart your computer.',
    'An unknown error occurred.', // what keytar says for a text that macOS will not hand out
    'A specified logon session does not exist. It may already have been terminated.\r\n', // Windows
    'The stub received bad data.\r\n',
    'Operation blocked', // not `locked`
  ],
  denied: [
    'The prompt was dismissed',
    'Operation was cancelled',
    appArmor, // a snap without the password-manager-service plug
    messageBus, // seen
    'User canceled the operation.', // macOS
    'User interaction is not allowed.',
    'OSStatus -128',
    'OSStatus -25308',
    'L’utilisateur a annulé l’opération.',
    'Access is denied.\r\n', // Windows
    'Accès refusé.\r\n',
    'Acc\ufffds refus\ufffd.\r\n', // the same through the code page that keytar reads as UTF-8
  ],
};

describe.each(Object.entries(wordings))('a keychain is %s', (kind, texts) => {
  it.each(texts)('when it says: %s', (text) => {
    expect(classifyFailure(new Error(text))).toBe(kind);
  });
});

describe('a keychain is unavailable', () => {
  it.each([undefined, null, 7, {}, '', new Error('')])('when it throws %j', (thrown) => {
    expect(classifyFailure(thrown)).toBe('unavailable');
  });
});
