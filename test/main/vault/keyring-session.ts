import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A home of its own for a keyring: nothing of the person who runs the tests is read or touched. */
export interface KeyringHome {
  readonly folder: string;
  /** Runs the console's steps in a session of this home, and gives the answer to each. */
  run(session: Session, ...steps: string[]): Promise<readonly unknown[]>;
  /** Everything that a run has printed so far, errors too. */
  readonly printed: () => string;
}

/** How a session meets its keyring: what a login, an autologin, a server or a policy would make of it. */
export type Session = 'unlocked' | 'closed' | 'serviceMissing' | 'forbidden' | 'noBus';

const program = join(import.meta.dirname, 'keyring-run.ts');

/** Starts the daemon, then what follows, on a message bus of the session's own. */
const sessionScripts: Readonly<Record<Exclude<Session, 'noBus'>, string>> = {
  unlocked: 'printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
  closed: 'gnome-keyring-daemon --start --components=secrets >/dev/null && exec "$@"',
  serviceMissing: 'exec "$@"',
  forbidden: 'printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
};

/** Message buses that differ from the system's: one that knows no services, and one that lets nobody near them. */
const busPolicies: Partial<Record<Session, string>> = {
  serviceMissing: '',
  forbidden: '<deny send_interface="org.freedesktop.Secret.Service"/>',
};

export function makeKeyringHome(secret: string): KeyringHome {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-keyring-'));
  const places = ['home', 'run', 'data', 'config', 'cache', 'temporary'] as const;
  for (const place of places) mkdirSync(join(folder, place), { mode: 0o700 });
  let runs = 0;
  let printed = '';

  return {
    folder,
    printed: () => printed,
    run: async (session, ...steps) => {
      runs += 1;
      const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _screen, WAYLAND_DISPLAY: _other, ...inherited } = process.env;
      const [command = '', ...words] = [...enter(session, folder), process.execPath, program, ...steps];
      const child = spawn(command, words, {
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 110_000,
        env: {
          ...inherited,
          HOME: join(folder, 'home'),
          XDG_RUNTIME_DIR: join(folder, 'run'),
          XDG_DATA_HOME: join(folder, 'data'),
          XDG_CONFIG_HOME: join(folder, 'config'),
          XDG_CACHE_HOME: join(folder, 'cache'),
          TMPDIR: join(folder, 'temporary'),
          CONSOLE_FOLDER: join(folder, `console-${runs}`),
          SHOP_SECRET: secret,
        },
      });
      const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      printed += said + complained;
      if (!said.startsWith('[')) throw new Error(`The run ended without an answer:\n${complained}`);
      return JSON.parse(said);
    },
  };
}

/** The words that come before a command to run it in such a session. */
function enter(session: Session, folder: string): string[] {
  if (session === 'noBus') return [];
  const policy = busPolicies[session];
  const bus = policy === undefined ? [] : [`--config-file=${describeBus(folder, policy)}`];
  return ['dbus-run-session', ...bus, '--', 'sh', '-c', sessionScripts[session], 'sh'];
}

function describeBus(folder: string, policy: string): string {
  const file = join(folder, 'bus.conf');
  const open = '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>';
  writeFileSync(
    file,
    `<busconfig><type>session</type><listen>unix:dir=${folder}/run</listen>` +
      `<policy context="default">${open}${policy}</policy></busconfig>`,
  );
  return file;
}

/** What a real keyring needs and this machine has not, or undefined when all is there. */
export async function findMissingPart(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'the Secret Service of Linux';
  const programs = ['dbus-run-session', 'gnome-keyring-daemon'];
  const missing = programs.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (missing) return missing;
  return await import('keytar').then(
    () => undefined,
    () => 'libsecret',
  );
}
