import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isTrusted, tellPage } from '../../../../main/hosts/chromium/bridge.ts';
import { fakePage } from '../both-hosts.ts';

const origin = 'https://be2bill-console.invalid';

describe('a caller is trusted', () => {
  it('in the main frame of the window, on any of its own pages', () => {
    for (const path of ['/', '/index.html', '/?a=b', '/#part']) {
      const source = fakePage(`${origin}${path}`);
      expect(isTrusted(source, source.page, origin)).toBe(true);
    }
  });
});

describe('a caller is not trusted', () => {
  it('while there is no window', () => {
    expect(isTrusted(fakePage(`${origin}/`), undefined, origin)).toBe(false);
  });

  it('on another page, though on the right address', () => {
    expect(isTrusted(fakePage(`${origin}/`), fakePage(`${origin}/`).page, origin)).toBe(false);
  });

  it('on another page that passes our frame off as its own', () => {
    const { page, frame } = fakePage(`${origin}/`);
    expect(isTrusted({ page: fakePage(`${origin}/`).page, frame }, page, origin)).toBe(false);
  });

  it('in a frame inside the window, though on the right address', () => {
    const { page } = fakePage(`${origin}/`);
    const inner = { url: () => `${origin}/` } as Frame;
    expect(isTrusted({ page, frame: inner }, page, origin)).toBe(false);
  });

  it('on any other address', () => {
    for (const url of [
      'about:blank',
      'data:text/html,',
      'chrome-error://chromewebdata/',
      'https://evil.example/',
      `${origin}.evil.example/`,
      `https://user@be2bill-console.invalid/`,
      `${origin}:8443/`,
      'http://be2bill-console.invalid/',
      '',
    ]) {
      const source = fakePage(url);
      expect(isTrusted(source, source.page, origin), url).toBe(false);
    }
  });
});

describe('an event', () => {
  /** A page that writes down what it is told. */
  function listeningPage(url: string, closed = false) {
    const told: unknown[] = [];
    const page = {
      isClosed: () => closed,
      url: () => url,
      evaluate: async (_hand: unknown, argument: unknown) => void told.push(argument),
    } as unknown as Page;
    return { page, told };
  }

  it('is told to the window’s own page', async () => {
    const { page, told } = listeningPage(`${origin}/`);
    await tellPage(page, origin, '{"kind":"transactionsChanged","chains":"many"}');
    expect(told).toEqual([['__be2billConsoleReceive', '{"kind":"transactionsChanged","chains":"many"}']]);
  });

  it('is not told to a page that is closed or somewhere else', async () => {
    for (const { page, told } of [listeningPage(`${origin}/`, true), listeningPage('https://evil.example/')]) {
      await tellPage(page, origin, '{}');
      expect(told).toEqual([]);
    }
  });

  it('breaks nothing when the page goes meanwhile', async () => {
    const { page } = listeningPage(`${origin}/`);
    page.evaluate = async () => {
      throw new Error('Execution context was destroyed');
    };
    await expect(tellPage(page, origin, '{}')).resolves.toBeUndefined();
  });
});
