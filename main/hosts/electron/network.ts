import type { Session, WebContents } from 'electron';
import { isOwnUrl } from '../window/origin.ts';
import { electronOrigin } from './scheme.ts';

/** A proxy that cannot be: no such name resolves. */
const deadProxy = 'be2bill-console.invalid:1';

/**
 * Cancels every request that is not for the console's own page: the window has no business on the network. Only the
 * developer tools, where there are any, load their own files. Sockets, which are no requests, end at a dead proxy.
 * Rejects when that is not in place after `patience` milliseconds.
 */
export async function blockNetwork(session: Session, devTools: boolean, patience = 10_000): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !isOwnUrl(url, electronOrigin) && !(devTools && isOwnUrl(url, 'devtools://devtools')) });
  });
  const set = session.setProxy({ mode: 'fixed_servers', proxyRules: deadProxy, proxyBypassRules: '<-loopback>' });
  // A window that nothing keeps from the network is not opened.
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    late.reject,
    patience,
    new Error('Chromium does not take the proxy that blocks the network.'),
  );
  await Promise.race([set, late.promise]).finally(() => clearTimeout(timer));
}

/** WebRTC would send datagrams past requests and proxies, and no policy of the page can forbid it. */
export function blockDatagrams(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
