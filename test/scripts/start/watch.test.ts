import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startAndWatch } from '../../../scripts/start/watch.ts';

const sign = 'be2bill-console: the window is open';

/** Starts a program that is written here, under Node. */
async function start(text: string, patience = 5_000) {
  const words = [
    '-e',
    `const say = (line, then) => process.stdout.write(line, then); const stay = () => setInterval(() => {}, 100); ${text}`,
  ];
  const beginning = await startAndWatch({ program: process.execPath, words, sign, patience });
  if (beginning.shown) onTestFinished(() => void beginning.program.kill('SIGKILL'));
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
    if (!beginning.shown) throw new Error(beginning.lastLines.join());
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
      expect((await start(text)).shown, text).toBe(true);
    }
  });

  it('may write as much as it likes afterwards: somebody reads it', async () => {
    const beginning = await start(
      `say('${sign}\\n'); say('x'.repeat(5_000_000) + '\\n', () => process.exit(3)); stay()`,
    );
    if (!beginning.shown) throw new Error(beginning.lastLines.join());
    const { program } = beginning;
    const [code] = program.exitCode === null ? await once(program, 'exit') : [program.exitCode];
    expect(code).toBe(3);
  });
});

describe('a program that ends before', () => {
  it('leaves its last twelve lines, of both streams', async () => {
    const beginning = await start(
      `for (let line = 1; line <= 20; line += 1) say(line + '\\n'); process.stderr.write('broken\\n'); process.exitCode = 1`,
    );
    expect(beginning).toMatchObject({
      shown: false,
      handedOver: false,
      why: 'Electron ended before its window was there',
    });
    expect(beginning.shown === false && beginning.lastLines).toHaveLength(12);
    expect(beginning.shown === false && beginning.lastLines).toEqual(expect.arrayContaining(['20', 'broken']));
  });

  it('leaves a last line that it did not end', async () => {
    const beginning = await start(`say('no display'); process.exitCode = 1`);
    expect(beginning).toMatchObject({ shown: false, lastLines: ['no display'] });
  });

  it('has failed when it was killed, too', async () => {
    const beginning = await start(`process.kill(process.pid, 'SIGSEGV'); stay()`);
    expect(beginning).toMatchObject({ shown: false, handedOver: false });
  });

  it('has handed over to one that is there already when it ends in peace', async () => {
    const beginning = await start(`say('The console is open already\\n')`);
    expect(beginning).toEqual({ shown: false, handedOver: true, lastLines: ['The console is open already'] });
  });

  it('is named when it cannot be started at all', async () => {
    const beginning = await startAndWatch({ program: '/no/such/program', words: [], sign, patience: 5_000 });
    expect(beginning).toMatchObject({
      shown: false,
      handedOver: false,
      lastLines: [expect.stringContaining('ENOENT')],
    });
  });
});

describe('a program that shows nothing in time', () => {
  it('is ended for sure, though it will not be told, and dead by then', async () => {
    const start_ = performance.now();
    const beginning = await start(
      `for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {}); say('pid ' + process.pid + '\\n'); stay()`,
      800,
    );
    expect(performance.now() - start_).toBeLessThan(4_000);
    expect(beginning).toMatchObject({ shown: false, handedOver: false, why: 'Electron showed no window within 0.8 s' });
    const [line = ''] = beginning.shown ? [] : beginning.lastLines;
    const pid = Number(line.replace('pid ', ''));
    expect(pid).toBeGreaterThan(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('is not waited for when a child of its own holds its streams open', async () => {
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 4000)'], { stdio: 'inherit' })`;
    const start_ = performance.now();
    const beginning = await start(`${child}; stay()`, 500);
    expect(beginning.shown).toBe(false);
    expect(performance.now() - start_).toBeLessThan(3_500);
  });
});
