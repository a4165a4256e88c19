import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './run.mjs';

/** What the system has to bring, for what, how to see that it is there, and its name in Debian and Ubuntu. */
const libraries = [
  { for: 'window', debian: ['chromium'], present: () => onPath('chromium', 'chromium-browser', 'google-chrome') },
  { for: 'keychain', debian: ['libsecret-1-0'], present: () => hasSharedLibrary('libsecret-1.so.0') },
  { for: 'testing', debian: ['xvfb', 'xauth'], present: () => onPath('Xvfb') && onPath('xauth') },
  { for: 'testing', debian: ['dbus', 'dbus-bin'], present: () => onPath('dbus-run-session') },
  { for: 'testing', debian: ['curl', 'openssl'], present: () => onPath('curl') && onPath('openssl') },
  { for: 'testing', debian: ['gnome-keyring'], present: () => onPath('gnome-keyring-daemon') },
  { for: 'testing', debian: ['strace'], present: () => onPath('strace') },
  // Debian keeps each version's programs off the PATH.
  { for: 'engine', debian: ['postgresql'], present: () => onPath('initdb') || existsSync('/usr/lib/postgresql') },
];

/** Installs what is missing when it may; else says exactly what to type, and what can run without it goes on. */
export function installLibraries(purposes) {
  if (process.platform !== 'linux') return;
  const missing = libraries.filter((library) => purposes.includes(library.for) && !library.present());
  if (missing.length === 0) return;
  const packages = missing.flatMap(({ debian }) => debian);
  if (!onPath('apt-get')) {
    say(`Missing on this system (Debian's names): ${packages.join(' ')}. What needs them will say so.`);
    return;
  }
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid() !== 0) {
    say(`Missing: ${packages.join(' ')}. To install them, type:\n  sudo apt-get ${install.join(' ')}`);
    return;
  }
  say(`Installing ${packages.join(', ')}.`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    run('apt-get', ['update', '-q'], { env: environment });
    run('apt-get', ['-q', ...install], { env: environment });
  } catch (failure) {
    say(`${failure.message}\nGoing on without: ${packages.join(' ')}.`);
  }
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => names.some((name) => existsSync(join(folder, name))));
}

function hasSharedLibrary(name) {
  const { stdout } = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` },
  });
  return (stdout ?? '').includes(name);
}
