import { userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What may be said at the start. */
export interface StartOptions {
  /** A whole path, whatever was typed: Electron takes no other. */
  readonly dataFolder: string;
  /** The host that the person asked for by name; both are tried in turn otherwise. */
  readonly wantedHost: 'electron' | 'chromium' | undefined;
  /** What is Chromium's own, as it was typed. */
  readonly switches: readonly string[];
}

/** Our own options; every other word with two dashes is for Chromium. */
const own = { data: { type: 'string' }, host: { type: 'string' } } as const;

/** Reads what a person typed; throws a sentence that names the word which it does not understand. */
export function readOptions(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): StartOptions {
  const { said, switches, others } = sort(words);
  const options = toOptions(said, switches, environment, platform);
  const [stray] = others;
  if (stray !== undefined) throw new Error(`What is ${stray} for? npm start takes --data FOLDER and --host NAME.`);
  return options;
}

/**
 * Reads what Electron leaves of its command line: the program's own folder, Chromium's switches, the debugger's and the
 * desktop's words stand among ours and are nobody's mistake. Throws as {@link readOptions} does for a wrong one of ours.
 */
export function readElectronOptions(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): StartOptions {
  const { said, switches } = sort(words);
  return toOptions(said, switches, environment, platform);
}

/** What was said of ours, what is Chromium's, and what is neither. */
interface Sorted {
  readonly said: ReadonlyMap<string, string>;
  readonly switches: readonly string[];
  readonly others: readonly string[];
}

function sort(words: readonly string[]): Sorted {
  const { tokens } = parseArgs({ args: [...words], options: own, strict: false, allowPositionals: true, tokens: true });
  const said = new Map<string, string>();
  const [switches, others]: [string[], string[]] = [[], []];
  for (const token of tokens) {
    if (token.kind === 'positional') others.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (Object.hasOwn(own, name)) {
      if (said.has(name)) throw new Error(`--${name} was given twice.`);
      said.set(name, value ?? '');
    } else if (!rawName.startsWith('--')) {
      others.push(rawName);
    } else {
      refuseLikeness(name);
      switches.push(value === undefined ? rawName : `${rawName}=${value}`);
    }
  }
  return { said, switches, others };
}

/** A mistyped `--data` would silently open another ledger; no switch of Chromium's is an abbreviation of ours. */
function refuseLikeness(name: string): void {
  const meant = Object.keys(own).find((option) => option.startsWith(name.toLowerCase()));
  if (meant !== undefined) throw new Error(`Did you mean --${meant} instead of --${name}?`);
}

function toOptions(
  said: Sorted['said'],
  switches: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): StartOptions {
  const folder = said.get('data');
  if (folder === '' || folder?.startsWith('--')) throw new Error('--data needs the name of a folder.');
  return {
    dataFolder: resolve(folder ?? usualDataFolder(environment, platform)),
    wantedHost: readHost(said.get('host')),
    switches,
  };
}

function readHost(name: string | undefined): StartOptions['wantedHost'] {
  if (name === undefined || name === 'electron' || name === 'chromium') return name;
  throw new Error(`--host takes electron or chromium, not ${name || 'nothing'}.`);
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
    default: {
      // The standard says of a relative one that it is to be left out of account.
      const shared = environment['XDG_DATA_HOME'] ?? '';
      return join(isAbsolute(shared) ? shared : join(home, '.local', 'share'), name);
    }
  }
}
