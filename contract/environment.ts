/** Where the gateway listens, for a choice of hosts; what is on no list counts as production. */
export { environmentOf, gatewayHosts } from '../protocol/environment.ts';
