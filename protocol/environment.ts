/** Where an account's money is: nowhere, in a rehearsal, or in real life. */
export type Environment = 'sandbox' | 'test' | 'production';

/** The gateway's rehearsal hosts (protocol.md §1.1). */
const testHosts = new Set(['secure-test.be2bill.com', 'secure-test.dalenys.com']);

/** This machine: the sandbox, embedded or on its own. */
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The environment follows from the host alone, so that an account cannot be mislabelled. A host that is on
 * no list counts as production: a wrong guess must never make real money look like play money.
 */
export function environmentOf(url: string): Environment {
  const { hostname } = new URL(url);
  if (loopbackHosts.has(hostname)) return 'sandbox';
  return testHosts.has(hostname) ? 'test' : 'production';
}
