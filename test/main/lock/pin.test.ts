import { argon2Sync } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPin, type Pin } from '../../../main/lock/pin.ts';
import { openPinFile, pinFileName } from '../../../main/lock/pin-file.ts';
import { hashPin, isPin } from '../../../main/lock/pin-hash.ts';
import { mostTries, waitAfterTries } from '../../../main/lock/tries.ts';
import { makeFolder } from '../open-console.ts';

/** A PIN of a folder, as each start of the console opens it, under clocks that the test moves. */
function openPins() {
  const folder = makeFolder();
  const now = { wall: 1_700_000_000_000, uptime: 100_000, boot: 'one' };
  const open = () => createPin({ file: openPinFile(folder), now: () => ({ ...now }) });
  return { folder, file: join(folder, pinFileName), now, open };
}

async function tryWrongly(pin: Pin, times: number) {
  for (let time = 0; time < times; time += 1) await pin.try(`wrong-${time}`);
}

describe('the hash of a PIN', () => {
  it('is Argon2id at what OWASP asks for, with a salt of its own, and knows its PIN alone', async () => {
    const [one, other] = await Promise.all([hashPin('271828'), hashPin('271828')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPin('271828', one)).toBe(true);
    for (const wrong of ['271829', '27182', '271828 ', '']) expect(await isPin(wrong, one), wrong).toBe(false);
    expect(await isPin('271828', 'no hash')).toBe(false);
  });

  it('is what Node’s own Argon2 makes of it', async () => {
    const [, , , , salt, tag] = (await hashPin('271828')).split('$');
    const own = argon2Sync('argon2id', {
      message: '271828',
      nonce: Buffer.from(salt ?? '', 'base64'),
      memory: 19_456,
      passes: 2,
      parallelism: 1,
      tagLength: 32,
    });
    expect(own.toString('base64').replace(/=+$/, '')).toBe(tag);
  });

  it('is the same however an accent was typed', async () => {
    expect(await isPin('p\u00e4ss12', await hashPin('pa\u0308ss12'))).toBe(true);
  });
});

describe('the PIN', () => {
  it('is kept as a hash alone, for its owner alone', async () => {
    const { open, file } = openPins();
    expect(open().isSet()).toBe(false);
    await open().keep('271828');
    expect(open().isSet()).toBe(true);
    expect(readFileSync(file, 'utf8')).not.toContain('271828');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await open().try('271828')).toEqual({ kind: 'right' });
    await open().keep(null);
    expect(open().isSet()).toBe(false);
  });

  it('is tried ten times, also by many at once and over starts of the program, then not looked at', async () => {
    const { open, now } = openPins();
    await open().keep('271828');
    await tryWrongly(open(), 6);
    const pin = open();
    const answers = await Promise.all(['a', 'b', 'c', 'd', '271828'].map((tried) => pin.try(tried)));
    expect(answers.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'waiting']);
    expect(answers[3]).toEqual({ kind: 'wrong', triesLeft: mostTries, wait: waitAfterTries });
    expect(await open().try('271828')).toEqual({ kind: 'waiting', wait: waitAfterTries });
    now.wall -= 86_400_000;
    expect(await open().try('271828')).toMatchObject({ kind: 'waiting', wait: waitAfterTries });
    now.uptime += waitAfterTries;
    expect(await open().try('271828')).toEqual({ kind: 'right' });
    expect(open().standing()).toEqual({ triesLeft: mostTries, wait: 0 });
  });

  it('has used a try up before it is looked at', async () => {
    const { open, file } = openPins();
    await open().keep('271828');
    const looking = open().try('wrong');
    // Written by now, and the hash is not even begun: whoever ends the program here has one try less.
    await Promise.resolve();
    const written = JSON.parse(readFileSync(file, 'utf8'));
    expect(written.tries.wrong).toBe(1);
    await looking;
  });

  it('forgets the wrong ones after the right one', async () => {
    const { open } = openPins();
    await open().keep('271828');
    await tryWrongly(open(), mostTries - 1);
    expect(open().standing().triesLeft).toBe(1);
    await open().try('271828');
    expect(open().standing().triesLeft).toBe(mostTries);
  });

  it('opens to nobody where its file is damaged, and is gone where it was taken away', async () => {
    const { open, file } = openPins();
    await open().keep('271828');
    writeFileSync(file, '{"hash":');
    expect(open().isSet()).toBe(true);
    expect(await open().try('271828')).toMatchObject({ kind: 'wrong' });
    expect(await open().try('')).toMatchObject({ kind: 'wrong' });
    rmSync(file);
    expect(open().isSet()).toBe(false);
  });
});
