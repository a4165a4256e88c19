import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBook } from '../../sandbox/book/open.ts';
import { begin } from '../../sandbox/embedded-begin.ts';
import type { Sandbox } from '../../sandbox/index.ts';
import { visitShop } from './client.ts';

/** Longer than any test: nothing but a visitor has it read what answers. */
const never = 3_600_000;

function bookFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-begin-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'book.sqlite');
}

/** How much was written into a book, in bytes: of its rows nothing as long as nobody has come. */
function written(file: string): number {
  return existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0;
}

/** What six hundred rows take at the least, in bytes. */
const filled = 100_000;

describe('the demonstration of a console that starts', () => {
  it('is reached by the secrets that it told before it was read', async () => {
    const file = bookFile();
    const begun = await begin({ file, demo: true }, never);
    expect(written(file)).toBeLessThan(filled);
    const [{ identifier = '', secret = '' } = {}] = begun.shops;
    const answers = await Promise.all(
      [1, 2, 3].map(() => visitShop({ url: begun.url } as Sandbox, identifier, secret).pay()),
    );
    expect(answers.map(({ EXECCODE }) => EXECCODE)).toEqual(['0000', '0000', '0000']);
    const sandbox = await begun.load();
    expect(sandbox.rows().length).toBe(603);
    expect(sandbox.accounts.map((account) => account.secret)).toEqual(begun.shops.map((shop) => shop.secret));
    await begun.close();
  });

  it('is read after a while though nobody has come, as what falls due is to be done', async () => {
    const file = bookFile();
    const begun = await begin({ file, demo: true }, 1);
    await expect.poll(() => written(file), { timeout: 30_000 }).toBeGreaterThan(filled);
    await begun.close();
  });

  it('goes without having been read, and leaves its book as it was', async () => {
    const file = bookFile();
    const begun = await begin({ file, demo: true }, never);
    await begun.close();
    await expect(visitShop({ url: begun.url } as Sandbox, 'DEMOSHOP').pay()).rejects.toThrow();
    const book = openBook(file);
    expect(book.rows.all()).toEqual([]);
    book.close();
  });

  it('goes while somebody has only knocked', async () => {
    const begun = await begin({ file: ':memory:', demo: true }, never);
    const visitor = connect(Number(new URL(begun.url).port), '127.0.0.1');
    const gone = new Promise((resolve) => visitor.once('close', resolve));
    visitor.on('error', () => {});
    await new Promise((resolve) => visitor.once('connect', resolve));
    await begun.load();
    await begun.close();
    await gone;
  });

  it('says at once that its book is another’s', async () => {
    const file = bookFile();
    const book = openBook(file);
    await expect(begin({ file, demo: true }, never)).rejects.toThrow(file);
    book.close();
  });
});
