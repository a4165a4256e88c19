import { EventEmitter, once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as lines from '../../../main/lines.ts';
import { awaitExit, startAndWatch, type WatchOptions } from '../../../scripts/start/watch.ts';

const sign = lines.windowIsOpen;

/** Starts a program that is written here, under Node. */
async function start(text: string, options: Partial<WatchOptions> = {}) {
  const words = [
    '-e',
    `const say = (line, then) => process.stdout.write(line, then); const stay = () => setInterval(() => {}, 100); ${text}`,
  ];
  const signals = new EventEmitter();
  const beginning = await startAndWatch({ program: process.execPath, words, patience: 15_000, signals, ...options });
  if (beginning.kind === 'shown') onTestFinished(() => void beginning.program.kill('SIGKILL'));
  return beginning;
}

/** Whether a process is there; one that ended and was waited for is not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a program that shows its window', () => {
  it('is handed on alive', async () => {
    const beginning = await start(`say('starting\\n'); setTimeout(() => say('${sign}\\n'), 100); stay()`);
    if (beginning.kind !== 'shown') throw new Error(beginning.kind);
    expect(isAlive(beginning.program.pid ?? 0)).toBe(true);
    beginning.program.kill();
    await once(beginning.program, 'exit');
  });

  it('is understood among other words, by its errors’ stream too, and in pieces', async () => {
    const half = sign.length / 2;
    for (const text of [
      `say('\\n\\nnoise ${sign} noise\\n'); stay()`,
      `process.stderr.write('${sign}\\n'); stay()`,
      `say('${sign.slice(0, half)}'); setTimeout(() => say('${sign.slice(half)}\\n'), 200); stay()`,
      `say('${sign}\\r\\n'); stay()`,
    ]) {
      expect((await start(text)).kind, text).toBe('shown');
    }
  });

  it('may write as much as it likes afterwards: somebody reads it', async () => {
    const beginning = await start(
      `say('${sign}\\n'); say('x'.repeat(5_000_000) + '\\n', () => process.exit(3)); stay()`,
    );
    if (beginning.kind !== 'shown') throw new Error(beginning.kind);
    expect(await awaitExit(beginning.program)).toBe(3);
  });

  it('has all the time in the world while a person reads, a ledger is opened or another console is closing', async () => {
    // What is waited for before the first word has to be enough for a busy machine.
    const patience = 4_000;
    const all = [lines.personIsAsked, lines.ledgerIsOpening, lines.otherIsClosing].map(async (slow) => {
      const program = `say('${slow}\\n'); setTimeout(() => say('${sign}\\n'), ${patience + 500}); stay()`;
      expect((await start(program, { patience })).kind, slow).toBe('shown');
    });
    await Promise.all(all);
  });

  it('tells whoever started it how far it is', async () => {
    const heard: string[] = [];
    await start(`say('${lines.ledgerIsOpening}\\nnoise\\n${sign}\\n'); stay()`, { onSign: (line) => heard.push(line) });
    expect(heard).toEqual([lines.ledgerIsOpening, sign]);
  });

  it('is told what should end this process, for as long as it runs', async () => {
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      const signals = new EventEmitter();
      const beginning = await start(`process.on('${name}', () => process.exit(7)); say('${sign}\\n'); stay()`, {
        signals,
      });
      if (beginning.kind !== 'shown') throw new Error(beginning.kind);
      signals.emit(name);
      expect(await awaitExit(beginning.program)).toBe(7);
      expect(signals.eventNames()).toEqual([]);
    }
  });
});

describe('a program that ends before', () => {
  it('leaves its last twelve lines, of both streams', async () => {
    const beginning = await start(
      `for (let line = 1; line <= 20; line += 1) say(line + '\\n'); process.stderr.write('broken\\n'); process.exitCode = 1`,
    );
    expect(beginning).toMatchObject({ kind: 'failed', why: 'Electron ended before its window was there' });
    expect(beginning.kind === 'failed' && beginning.lastLines).toHaveLength(12);
    expect(beginning.kind === 'failed' && beginning.lastLines).toEqual(expect.arrayContaining(['20', 'broken']));
  });

  it('leaves a last line that it did not end', async () => {
    const beginning = await start(`say('no display'); process.exitCode = 1`);
    expect(beginning).toMatchObject({ kind: 'failed', lastLines: ['no display'] });
  });

  it('has failed when it was killed, too', async () => {
    const beginning = await start(`process.kill(process.pid, 'SIGSEGV'); stay()`);
    expect(beginning).toMatchObject({ kind: 'failed' });
  });

  it('has handed over to one that is there already when it says so and ends in peace', async () => {
    expect(await start(`say('${lines.handedOver}\\n')`)).toEqual({ kind: 'handedOver' });
    expect((await start(`say('${lines.handedOver}\\n'); process.exitCode = 1`)).kind).toBe('failed');
  });

  it('has failed when it ends in peace and says nothing: Electron ends so whatever went wrong', async () => {
    expect((await start(`say('something\\n')`)).kind).toBe('failed');
  });

  it('has done what a person wanted who was asked, unless it says that it failed', async () => {
    expect(await start(`say('${lines.personIsAsked}\\n')`)).toEqual({ kind: 'over' });
    expect((await start(`say('${lines.personIsAsked}\\n'); process.exitCode = 1`)).kind).toBe('failed');
  });

  it('has done what it was told, however long that took, and nothing is started in its place', async () => {
    const signals = new EventEmitter();
    const told = `process.on('SIGTERM', () => setTimeout(() => process.exit(1), 1200)); say('${lines.windowIsOpening}\\n'); stay()`;
    const onSign = () => signals.emit('SIGTERM');
    expect(await start(told, { signals, onSign, patience: 1_000 })).toEqual({ kind: 'over' });
  });

  it('is named when it cannot be started at all', async () => {
    const beginning = await startAndWatch({
      program: '/no/such/program',
      words: [],
      patience: 15_000,
      signals: new EventEmitter(),
    });
    expect(beginning).toMatchObject({
      kind: 'failed',
      lastLines: [expect.stringContaining('ENOENT')],
    });
  });
});

describe('a program that shows nothing in time', () => {
  it('is told to end, and may do so properly', async () => {
    const text = `process.on('SIGTERM', () => say('closed\\n', () => process.exit(0))); say('pid\\n'); stay()`;
    const beginning = await start(text, { patience: 2_000, grace: 15_000 });
    expect(beginning).toMatchObject({ kind: 'failed', why: 'Electron showed no window within 2 s' });
    expect(beginning.kind === 'failed' && beginning.lastLines).toContain('closed');
  });

  it('is ended for sure, though it will not be told, and dead by then', async () => {
    const text = `for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {}); say('pid ' + process.pid + '\\n'); stay()`;
    const beginning = await start(text, { patience: 2_000, grace: 100 });
    expect(beginning).toMatchObject({ kind: 'failed', why: 'Electron showed no window within 2 s' });
    const [line = ''] = beginning.kind === 'failed' ? beginning.lastLines : [];
    const pid = Number(line.replace('pid ', ''));
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('has no time left once it opens the window', async () => {
    const text = `say('${lines.ledgerIsOpening}\\n${lines.windowIsOpening}\\n'); stay()`;
    expect((await start(text, { patience: 300 })).kind).toBe('failed');
  });

  it('is not waited for when a child of its own holds its streams open', async () => {
    const child = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 100)'], { stdio: 'inherit' }); say('child ' + child.pid + '\\n')`;
    const beginning = await start(`${child}; stay()`, { patience: 2_000 });
    const [line = ''] = beginning.kind === 'failed' ? beginning.lastLines : [];
    const pid = Number(line.replace('child ', ''));
    expect(isAlive(pid)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });
});
