import type { Equipment } from './ports.ts';
import { quote } from './quote.ts';
import type { UsableRoute } from './route.ts';
import { classifyDialFailure } from './socket.ts';
import type { Target } from './target.ts';
import { fail, pass, skip, type Verdict } from './verdict.ts';
import { waitFor } from './wait-for.ts';

/** Whether the gateway's name leads anywhere. Behind a proxy nobody here asks, since the proxy does. */
export async function judgeName(
  { hostname }: Target,
  route: UsableRoute,
  { lookUp, patience }: Pick<Equipment, 'lookUp' | 'patience'>,
): Promise<Verdict> {
  if (route.kind === 'proxy') return skip('nameLeftToProxy');
  try {
    const found = await waitFor(lookUp(hostname), patience.connect);
    const addresses = found.slice(0, 8).map(({ address }) => address);
    return pass('nameFound', { addresses: quote(addresses.join(', ')) });
  } catch (failure) {
    const { finding, reason } = classifyDialFailure(failure);
    return fail(finding === 'nameUnknown' ? finding : 'nameResolverFailed', { reason });
  }
}
