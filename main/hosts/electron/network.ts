import type { Session, WebContents } from 'electron';
import { isOwnUrl } from '../window/origin.ts';
import { electronOrigin } from './scheme.ts';

/** A proxy that cannot be: no such name resolves. */
const deadProxy = 'be2bill-console.invalid:1';

/**
 * Cancels every request that is not for the console's own page: the window has no business on the network. Only the
 * developer tools, where there are any, load their own files. Sockets, which are no requests, end at a dead proxy.
 */
export async function blockNetwork(session: Session, devTools: boolean): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isOwnUrl(url, electronOrigin) && !(devTools && isOwnUrl(url, 'devtools://devtools')) });
  });
  await session.setProxy({ mode: 'fixed_servers', proxyRules: deadProxy, proxyBypassRules: '<-loopback>' });
}

/** WebRTC would send datagrams past requests and proxies, and no policy of the page can forbid it. */
export function blockDatagrams(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
