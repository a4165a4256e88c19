import type { RescueTexts } from './words.ts';

export const english: RescueTexts = {
  locale: 'en-GB',
  troubles: {
    corrupt: {
      title: 'The ledger is damaged',
      what: 'The file in which the console writes down what it sends is damaged, so nothing can be sent safely. It has not been changed.',
      advice:
        'Restore the last good backup, or have somebody look at the file first. Restoring moves it aside and keeps it.',
    },
    missing: {
      title: 'The ledger is gone',
      what: 'The file in which the console writes down what it sends is gone or empty, and what is beside it tells that there was one.',
      advice:
        'Put the file back, or restore the last good backup. To begin with an empty ledger, move the folder “backups” and the file “ledger.sqlite.witness” away.',
    },
    olderThanWitness: {
      title: 'The ledger is older than its witness',
      what: 'Beside the ledger the console notes its last line, and that line is not in this file. A part of it was lost, such as the file that ends in “-wal”, or an older file was put in its place. What was sent since then could be paid once more.',
      advice:
        'Put the missing file back and try again, or restore the last good backup. If you know why it is older, open it all the same, and look up what is missing at the gateway before you pay anything back.',
    },
    withoutWitness: {
      title: 'The ledger has lost its witness',
      what: 'The small file beside the ledger, “ledger.sqlite.witness”, is gone or damaged. Without it nobody can tell whether the ledger is whole: a copy of “ledger.sqlite” alone may be older than it was.',
      advice:
        'Put the file back, or copy the whole folder anew, and try again. If you know that the ledger is whole, open it all the same; it then gets a new witness.',
    },
    fromTheFuture: {
      title: 'The ledger is from a newer program',
      what: 'A newer version of this console wrote the ledger. This one cannot read it, and has not changed it.',
      advice: 'Install the newer version again.',
    },
    owned: {
      title: 'The ledger is open already',
      what: 'Another console has this ledger open. Two at once could send an operation twice.',
      advice: 'Use the other window, or close it and try again.',
    },
    busy: {
      title: 'The ledger is locked',
      what: 'Another program holds a lock on the file, such as a backup or a database tool.',
      advice: 'Close that program and try again.',
    },
    full: {
      title: 'The disk is full',
      what: 'There is no room to write down what is sent, so nothing can be sent.',
      advice: 'Make room on the disk and try again.',
    },
    noRoom: {
      title: 'There is no room to prepare the ledger',
      what: 'This version makes the ledger anew beside the old one, and the disk has no room for it. No line of it has been lost.',
      advice: 'Make room on the disk, by as much as the details say, and try again.',
    },
    notPrepared: {
      title: 'The ledger could not be prepared',
      what: 'This version could not bring the ledger to its own form. No line of it has been lost, and nothing was sent.',
      advice: 'Try again. If it stays so, give the details below to your support.',
    },
    beingPrepared: {
      title: 'The ledger is being prepared',
      what: 'The ledger is being brought to the form of this version, and is only read until then.',
      advice: 'Wait until that is done.',
    },
    readOnly: {
      title: 'The ledger cannot be written',
      what: 'This user may not write to the file or its folder.',
      advice: 'Have the permissions of the folder put right and try again.',
    },
    notAFolder: {
      title: 'The data folder is not a folder',
      what: 'A file stands where the console keeps its data.',
      advice: 'Move that file away, or start with another folder (--data), and try again.',
    },
    accounts: {
      title: 'The list of accounts cannot be read',
      what: 'The file with your accounts is damaged. No ledger and no secret is in it.',
      advice:
        'Put a good copy of it back and try again. Or set it aside and enter the accounts anew; the secrets stay in the keychain.',
    },
    other: {
      title: 'The ledger cannot be opened',
      what: 'Something kept the console from opening its ledger. It has not been changed.',
      advice: 'Try again. If it stays so, give the details below to your support.',
    },
    keyringLocked: {
      title: 'The keychain is locked',
      what: 'The secrets that sign your operations are in the keychain of this computer, and it is locked.',
      advice: 'Unlock it and try again. You can go on without: everything can be read, and nothing can be sent.',
    },
    keyringDenied: {
      title: 'The keychain refuses this program',
      what: 'You, or a policy of this computer, did not let the console read the secrets that sign your operations.',
      advice: 'Allow it and try again. You can go on without: everything can be read, and nothing can be sent.',
    },
    keyringUnavailable: {
      title: 'There is no keychain',
      what: 'No keychain answers on this computer, and the secrets that sign your operations are kept in one.',
      advice:
        'On Linux, install and start GNOME Keyring or KWallet, and try again. You can go on and enter a secret for this run only.',
    },
    noMessageBus: {
      title: 'There is no message bus',
      what: 'The keychain is asked over D-Bus, and this session has no D-Bus (DBUS_SESSION_BUS_ADDRESS is not set).',
      advice:
        'Log in to a desktop session, or start the console with “dbus-run-session”. You can go on and enter a secret for this run only.',
    },
  },
  choices: {
    restore: 'Restore the last good backup',
    setAside: 'Set the list aside',
    putBack: 'Put the older ledger back and quit',
    accept: 'Open it all the same',
    openFolder: 'Open the folder',
    again: 'Try again',
    goOn: 'Go on without',
    quit: 'Quit',
  },
  file: (path) => `File: ${path}`,
  detail: (text) => `Details: ${text}`,
  readable: (lines, newest) =>
    `Of the damaged file ${lines} lines of the log can still be read, the newest of ${newest}.`,
  unreadable: 'Nothing of the log in it can be read.',
  present: (lines, newest) => `The log as it stands has ${lines} lines, the newest of ${newest}.`,
  backup: (made, lines) =>
    `Last good backup: ${made}, with ${lines} lines of the log. What was done after it is not in it: look that up at the gateway before you pay anything back.`,
  noBackup: 'There is no backup of it.',
  copyBefore: (path, version) =>
    `The ledger as it was before version ${version} of its form is kept: ${path}. It can be put back; you then need the older version of this console, since this one would begin anew. The present file is moved aside and kept.`,
  unsoundBackup: (path) => `This backup is not sound and was left alone: ${path}`,
};
