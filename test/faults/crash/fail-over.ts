import type { Gateway } from '../../../main/gateway/gateway.ts';

/**
 * The strategy of the vendor's own client, as a test double: after a reset the same request goes to the second host
 * (protocol.md §1.5). A gateway that acted before the reset then acts twice.
 */
export function failOver(gateway: Gateway, secondHost: string): Gateway {
  return {
    close: gateway.close,
    send: async (request) => {
      const delivery = await gateway.send(request);
      if (delivery.kind !== 'unknown' || delivery.cause !== 'connectionLost') return delivery;
      const { pathname } = new URL(request.url);
      return gateway.send({ ...request, url: new URL(pathname, secondHost).href });
    },
  };
}
