/** Where an account's money is: nowhere, in a rehearsal, or in real life. */
export type Environment = 'sandbox' | 'test' | 'production';

/** The gateway's own hosts, the usual one first (protocol.md §1.1). */
export const gatewayHosts: Readonly<Record<'test' | 'production', readonly string[]>> = {
  test: ['secure-test.be2bill.com', 'secure-test.dalenys.com'],
  production: [
    'secure-magenta1.dalenys.com',
    'secure-magenta2.dalenys.com',
    'secure-magenta1.be2bill.com',
    'secure-magenta2.be2bill.com',
  ],
};

/** This machine: the sandbox, embedded or on its own. */
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The environment follows from the host alone, so that an account cannot be mislabelled. A host that is on
 * no list counts as production: a wrong guess must never make real money look like play money.
 */
export function environmentOf(url: string): Environment {
  const { hostname } = new URL(url);
  if (loopbackHosts.has(hostname)) return 'sandbox';
  return gatewayHosts.test.includes(hostname) ? 'test' : 'production';
}
