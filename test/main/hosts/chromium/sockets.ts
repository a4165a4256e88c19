import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A socket that a process holds, as /proc shows it. */
export interface HeldSocket {
  readonly kind: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  readonly local: string;
  readonly listens: boolean;
}

/** Every process that this one started, and theirs. */
export function findDescendants(root: number = process.pid): number[] {
  const children = new Map<number, number[]>();
  for (const name of list('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const collect = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...collect(child)]);
  return collect(root);
}

/** The network sockets that these processes hold. */
export function findSockets(pids: readonly number[]): HeldSocket[] {
  const held = new Set(pids.flatMap(findSocketNodes));
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((kind) =>
    read(`/proc/net/${kind}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => held.has(fields[9] ?? ''))
      .map((fields) => ({ kind, local: fields[1] ?? '', listens: fields[3] === '0A' })),
  );
}

function findSocketNodes(pid: number): string[] {
  return list(`/proc/${pid}/fd`).flatMap((descriptor) => {
    const [, node] = /^socket:\[(\d+)\]$/.exec(readLink(`/proc/${pid}/fd/${descriptor}`)) ?? [];
    return node ? [node] : [];
  });
}

/** Processes and descriptors come and go while they are looked at: what has gone holds nothing. */
function orNothing<Value>(look: () => Value, nothing: Value): Value {
  try {
    return look();
  } catch {
    return nothing;
  }
}

const list = (folder: string) => orNothing<string[]>(() => readdirSync(folder), []);
const readLink = (file: string) => orNothing(() => readlinkSync(file), '');
const read = (file: string) => orNothing(() => readFileSync(file, 'utf8'), '');
