/** What a program asked of its disk, or told the world, in the order that it did. */
export type Happening =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly target: string }
  /** The disk has said that it has the file's content, or a folder's names. */
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'told'; readonly line: string };

/** A system call as strace prints it once it is over, with the places of its beginning and its end. */
interface Call {
  readonly name: string;
  readonly text: string;
  readonly began: number;
  readonly ended: number;
}

/**
 * Reads strace's output (`-f -y -xx`). A write counts from where it began, since it may reach the disk at once; a sync
 * from where it ended, since before that nothing is promised. Calls on files outside the folder are left out.
 */
export function readRecording(output: string, folder: string): Happening[] {
  return joinCalls(output.split('\n'))
    .flatMap((call) => {
      const happening = toHappening(call);
      const place = happening?.kind === 'sync' ? call.ended : call.began;
      return happening && isInside(happening, folder) ? [{ place, happening }] : [];
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ happening }) => happening);
}

/** Puts the halves of calls together during which another thread was heard. */
function joinCalls(lines: readonly string[]): Call[] {
  const open = new Map<string, { text: string; began: number }>();
  return lines.flatMap((line, place) => {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = / <unfinished \.\.\.>$/.exec(rest);
    if (unfinished) {
      open.set(thread, { text: rest.slice(0, unfinished.index), began: place });
      return [];
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest);
    const before = resumed ? open.get(thread) : undefined;
    const text = resumed ? `${before?.text ?? ''}${rest.slice(resumed[0].length)}` : rest;
    const name = /^(\w+)\(/.exec(text)?.[1];
    return name === undefined ? [] : [{ name, text, began: before?.began ?? place, ended: place }];
  });
}

function toHappening({ name, text }: Call): Happening | undefined {
  if (/ = -1 \w+/.test(text)) return undefined;
  const strings = [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, hex = '', cut]) => {
    if (cut) throw new Error(`strace cut a call short: ${text.slice(0, 80)}`);
    return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
  });
  const [first, second] = strings.map(String);
  const path = readHex(/^\w+\(\d+<([^>]*)>/.exec(text)?.[1] ?? '');
  switch (name) {
    case 'openat':
      return text.includes('O_CREAT') && first ? { kind: 'create', path: first } : undefined;
    case 'mkdir':
      return first ? { kind: 'create', path: first } : undefined;
    case 'pwrite64': {
      const offset = Number(/, (\d+)\) += /.exec(text)?.[1]);
      return { kind: 'write', path, offset, bytes: strings[0] ?? Buffer.alloc(0) };
    }
    case 'write':
    case 'writev':
      return /^\w+\(1</.test(text) ? { kind: 'told', line: strings.join('').trim() } : unknownCall(text, path);
    case 'ftruncate':
      return { kind: 'truncate', path, size: Number(/, (\d+)\) += /.exec(text)?.[1]) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'unlink':
    case 'unlinkat':
      return first ? { kind: 'remove', path: first } : undefined;
    case 'rename':
    case 'renameat2':
      return first && second ? { kind: 'rename', path: first, target: second } : undefined;
    default:
      return unknownCall(text, path);
  }
}

/** A way of writing that the model of the disk does not know must not go unseen. */
function unknownCall(text: string, path: string): undefined {
  if (path.includes('ledger.sqlite'))
    throw new Error(`The recording has a call that is not modelled: ${text.slice(0, 200)}`);
  return undefined;
}

function readHex(text: string): string {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex').toString();
}

function isInside(happening: Happening, folder: string): boolean {
  return happening.kind === 'told' || happening.path === folder || happening.path.startsWith(`${folder}/`);
}
