import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What V8 writes with `--cpu-prof`, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  /** Which node was on top, once for each of `timeDeltas`, in microseconds. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** How long a part of the work took, in microseconds. */
export interface Share {
  readonly part: string;
  readonly microseconds: number;
}

/** Where a server's time went, by its own: what it waited is left out. The most first. */
export function sumProfile({ nodes, samples, timeDeltas }: CpuProfile): Share[] {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const sums = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id);
    if (part !== undefined) sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return [...sums]
    .map(([part, microseconds]) => ({ part, microseconds }))
    .toSorted((one, other) => other.microseconds - one.microseconds);
}

const writes = new Set(['writev', 'writeBuffer', 'writeUtf8String', 'writeLatin1String', 'writeAsciiString']);
const statements = new Set(['run', 'get', 'all', 'exec', 'iterate']);

/** A package, a room of the simulator, or what of the machine a native function asks for; undefined for idling. */
function nameOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string | undefined {
  if (functionName === '(idle)' || functionName === '(root)') return undefined;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'outside JavaScript';
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (inPackage !== undefined) return `package ${inPackage}`;
  const room = /\/sandbox\/([\w-]+)/.exec(url)?.[1];
  if (room !== undefined) return `simulator, ${room}`;
  if (url.startsWith('node:')) return 'Node’s own modules';
  if (url !== '') return 'the rest of the house';
  if (writes.has(functionName)) return 'writing to the socket';
  return statements.has(functionName) ? 'SQLite' : 'native functions';
}

/** A folder for one profile, and what stands in it once the server has ended. */
export function keepProfile(): { readonly flags: readonly string[]; read(): CpuProfile } {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-profile-'));
  return {
    flags: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
    read: () => {
      const [file = ''] = readdirSync(folder);
      const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
      rmSync(folder, { recursive: true });
      return profile;
    },
  };
}
