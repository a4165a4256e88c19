import { describe, expect, it } from 'vitest';
import { cutPower, seedChance } from './power-loss/disk.ts';
import { type Happening, readRecording } from './power-loss/recording.ts';

const file = '/data/ledger.sqlite';
const create: Happening = { kind: 'create', path: file };
const syncFile: Happening = { kind: 'sync', path: file };
const syncFolder: Happening = { kind: 'sync', path: '/data' };

function write(text: string, offset = 0): Happening {
  return { kind: 'write', path: file, offset, bytes: Buffer.from(text) };
}

/** Every way in which the file came out of a few hundred power cuts; `absent` where its name was lost. */
function outcomes(...happenings: Happening[]): Set<string> {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed);
  return new Set(seeds.map((seed) => cutPower(happenings, seedChance(seed)).get(file)?.toString() ?? 'absent'));
}

describe('the disk after a power cut', () => {
  it('has what was synced, and its name when the folder was synced', () => {
    expect(outcomes(create, write('old'), syncFile, syncFolder)).toEqual(new Set(['old']));
    expect(outcomes(create, write('old'), syncFile)).toEqual(new Set(['old', 'absent']));
  });

  it('has what was not synced or has it not, in any order', () => {
    const first = [create, write('....'), syncFile, syncFolder];
    expect(outcomes(...first, write('a', 0), write('b', 1))).toEqual(new Set(['....', 'a...', '.b..', 'ab..']));
    expect(outcomes(...first, { kind: 'truncate', path: file, size: 1 })).toEqual(new Set(['....', '.']));
    expect(outcomes(...first, { kind: 'remove', path: file })).toEqual(new Set(['....', 'absent']));
  });

  it('may have a write in part, by sectors', () => {
    const torn = outcomes(create, syncFolder, write('x'.repeat(512) + 'y'.repeat(512)));
    expect([...torn].map((text) => text.replaceAll('\0', '0').replace(/(.)\1*/g, '$1')).sort()).toEqual([
      '',
      '0y',
      'x',
      'xy',
    ]);
  });

  it('is the same for the same seed', () => {
    const story = [create, syncFolder, write('a'.repeat(5000)), write('b'.repeat(5000), 2500)];
    expect(cutPower(story, seedChance(7)).get(file)).toEqual(cutPower(story, seedChance(7)).get(file));
  });
});

describe('a recording', () => {
  const hex = (text: string) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

  it('counts a write from its beginning and a sync from its end, whoever spoke in between', () => {
    const output = [
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex(file)}", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 5<${hex(file)}>`,
      `7 pwrite64(5<${hex(file)}>, "${hex('page')}", 4, 4096) = 4`,
      `7 fdatasync(5<${hex(file)}> <unfinished ...>`,
      `8 write(1<${hex('pipe:[1]')}>, "${hex('ack early\n')}", 10) = 10`,
      `7 <... fdatasync resumed>)          = 0`,
      `8 write(1<${hex('pipe:[1]')}>, "${hex('ack late\n')}", 9) = 9`,
      `8 openat(AT_FDCWD<${hex('/')}>, "${hex('/elsewhere')}", O_RDWR|O_CREAT, 0600) = 6<${hex('/elsewhere')}>`,
      `7 unlink("${hex(`${file}-wal`)}") = -1 ENOENT (No such file or directory)`,
    ].join('\n');
    expect(readRecording(output, '/data')).toEqual([
      { kind: 'create', path: file },
      { kind: 'write', path: file, offset: 4096, bytes: Buffer.from('page') },
      { kind: 'told', line: 'ack early' },
      { kind: 'sync', path: file },
      { kind: 'told', line: 'ack late' },
    ]);
  });

  it('does not pass over a call that it cannot model', () => {
    const unknown = `7 pwritev(5<${hex(file)}>, [{iov_base="${hex('x')}", iov_len=1}], 1, 0) = 1`;
    expect(() => readRecording(unknown, '/data')).toThrow('not modelled');
    const short = `7 pwrite64(5<${hex(file)}>, "${hex('x')}"..., 4096, 0) = 4096`;
    expect(() => readRecording(short, '/data')).toThrow('cut a call short');
  });
});
