import type { Protocol, Session } from 'electron';
import type { WindowFile } from '../window/files.ts';

/** The console's own scheme: a page on `file://` would share its origin with every file of the disk. */
export const electronScheme = 'app';
export const electronOrigin = `${electronScheme}://console`;

/** Declares the scheme; Electron takes this before `ready` only, and only once. */
export function declareScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: electronScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under the scheme. */
export function serveScheme(session: Session, serve: (url: string) => Promise<WindowFile>): void {
  session.protocol.handle(electronScheme, async (request) => {
    const { status, headers, body } = await serve(request.url);
    return new Response(new Uint8Array(body), { status, headers: { ...headers } });
  });
}
