import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What a clone does not have. */
const leftOut = new Set(['node_modules', '.git', 'out', 'dist', 'reports', 'test-results', 'tour-out', 'screenshots']);

/** What came of a command. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly said: string;
}

/** A clone of this house, as somebody has it who has typed nothing yet. */
export interface Clone {
  readonly folder: string;
  /** Every command that prepares something, by its name in package.json. */
  readonly commands: readonly string[];
  npm(...words: readonly string[]): Promise<Ended>;
  /** What a pull brings that changes the packages: one that nothing needs comes or goes. */
  changeLock(): void;
  remove(): void;
}

/** Takes minutes, or what it needs is not here. What comes before it is the same, and what is run says on which Node. */
const standIn = 'node -p process.version';
const runAsTheyAre = new Set(['headless', 'sandbox', 'ledger', 'check']);

export function cloneHouse(): Clone {
  const place = mkdtempSync(join(tmpdir(), 'be2bill-clone-'));
  const [folder, home] = [join(place, 'house'), join(place, 'home')];
  mkdirSync(home);
  cpSync(root, folder, { recursive: true, filter: (path) => !leftOut.has(relative(root, path)) });
  const change = (name: string, edit: (content: Content) => void) => {
    const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Content;
    edit(content);
    writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
  };
  let commands: readonly string[] = [];
  change('package.json', ({ scripts }) => {
    commands = Object.keys(scripts).filter((name) => `pre${name}` in scripts);
    for (const name of commands) if (!runAsTheyAre.has(name)) scripts[name] = standIn;
  });
  let isThere = false;
  return {
    folder,
    commands,
    npm: (...words) => run(words, folder, home),
    changeLock: () => {
      isThere = !isThere;
      const put = (entries: Record<string, string>, version: string) => {
        if (isThere) entries[spare] = version;
        else delete entries[spare];
      };
      change('package-lock.json', ({ packages }) => {
        const { version = '', ...rest } = packages[`node_modules/${copied}`] ?? {};
        put(packages['']?.devDependencies ?? {}, `npm:${copied}@${version}`);
        if (isThere) packages[`node_modules/${spare}`] = { name: copied, version, ...rest };
        else delete packages[`node_modules/${spare}`];
        change('package.json', ({ devDependencies }) => put(devDependencies, `npm:${copied}@${version}`));
      });
    },
    remove: () => rmSync(place, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A package once more, under a name that nothing asks for: with it or without it, everything works. */
const [spare, copied] = ['spare-package', 'csv-parse'];

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly devDependencies?: Record<string, string>;
}

/** Of both files, as far as they are changed here. */
interface Content {
  readonly scripts: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly packages: Record<string, LockedPackage>;
}

/** Like a person with an empty home; what was fetched once on this machine is not fetched again. */
function run(words: readonly string[], folder: string, home: string): Promise<Ended> {
  const foreign = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'));
  const cache = process.env['npm_config_cache'];
  const env = { ...Object.fromEntries(foreign), HOME: home, ...(cache && { npm_config_cache: cache }) };
  const child = spawn('npm', words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end();
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }),
    );
  });
}
