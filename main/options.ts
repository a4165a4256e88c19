import { userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** What may be said at the start. */
export interface StartOptions {
  readonly dataFolder: string;
  /** The host that the person asked for by name; both are tried in turn otherwise. */
  readonly wantedHost: 'electron' | 'chromium' | undefined;
}

/** Reads the command line; throws a sentence that names the flag when it does not understand one. */
export function readOptions(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): StartOptions {
  // Electron leaves Chromium's own switch among ours.
  const args = words.filter((word) => word !== '--no-sandbox');
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, host: { type: 'string' } }, strict: true });
  return {
    dataFolder: values.data ?? usualDataFolder(environment, platform),
    wantedHost: readHost(values.host),
  };
}

function readHost(name: string | undefined): StartOptions['wantedHost'] {
  if (name === undefined || name === 'electron' || name === 'chromium') return name;
  throw new Error(`--host takes electron or chromium, not ${name}.`);
}

/** Where each system keeps a program's own data. */
function usualDataFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'be2bill-console';
  // An empty HOME would lead into the folder that the console was started from.
  const home = environment['HOME'] || userInfo().homedir;
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name);
    case 'darwin':
      return join(home, 'Library', 'Application Support', name);
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), name);
  }
}
