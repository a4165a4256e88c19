import { describe, expect, it } from 'vitest';
import { electronOrigin } from '../../../../main/hosts/electron/scheme.ts';
import { createHost, openHost } from './start.ts';

describe('the console’s own scheme', () => {
  it('is declared while the host is created, with three privileges and no more', async () => {
    const { fake } = await createHost();
    expect(fake.record.of('protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
  });

  it('does not get around the page’s policy, and has no service workers', async () => {
    const { fake } = await createHost();
    const [[schemes]] = fake.record.of('protocol.registerSchemesAsPrivileged') as [[Electron.CustomScheme[]]];
    for (const { privileges } of schemes) {
      expect(privileges?.bypassCSP).toBeUndefined();
      expect(privileges?.allowServiceWorkers).toBeUndefined();
      expect(privileges?.corsEnabled).toBeUndefined();
    }
  });

  it('is served in the window’s session alone, and the default one knows nothing of it', async () => {
    const { fake } = await openHost();
    expect(fake.record.of('protocol.handle')).toEqual([['app', 'be2bill-console']]);
    expect(fake.session('').isServed('app')).toBe(false);
  });

  it('is what the window loads, never a file', async () => {
    const { fake } = await openHost();
    expect(fake.record.of('window.loadURL')).toEqual([[`${electronOrigin}/`]]);
    expect(fake.window().contents.frame.url).toBe('app://console/');
  });

  it('gives the page with its headers, one nonce for both', async () => {
    const { fake } = await openHost();
    const page = fake.window().page;
    const text = await page?.text();
    const policy = page?.headers.get('content-security-policy') ?? '';
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-type')).toMatch(/^text\/html/);
    expect(text).toContain(`nonce="${nonce}"`);
    expect(text).not.toContain('__CSP_NONCE__');
  });

  it('has no other files', async () => {
    const { fake } = await openHost();
    const session = fake.session('be2bill-console');
    expect((await session.request('app://console/assets/main.js'))?.status).toBe(200);
    for (const path of ['/nothing.js', '/..%2f..%2fetc/passwd', '/assets/', '/%00.js']) {
      expect((await session.request(`app://console${path}`))?.status, path).toBe(404);
    }
  });
});
