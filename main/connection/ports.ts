import type { LookupAddress } from 'node:dns';
import type { Clock } from '../clock.ts';
import type { Patience } from '../gateway/agents.ts';
import type { GatewayOptions } from '../gateway/gateway.ts';
import type { Vault } from '../vault/vault.ts';

/** What the check needs from the console. */
export interface ConnectionPorts {
  /** The proxy for a URL by the system's settings, or undefined for none; the gateway client is told the same. */
  readonly proxyFor: GatewayOptions['proxyFor'];
  readonly vault: Pick<Vault, 'read'>;
  readonly clock: Clock;
  readonly patience?: Patience | undefined;
  /** The certificate authorities that the gateway client trusts, as PEM; a test hands in its own. */
  readonly authorities?: readonly string[] | undefined;
  /** Those that the whole world trusts, as PEM: Mozilla's list unless a test says otherwise. */
  readonly publicAuthorities?: readonly string[];
  /** Looks a name up as the sockets will; a test hands in one whose resolver is down. */
  readonly lookUp?: (host: string) => Promise<readonly LookupAddress[]>;
}

/** The same with everything decided. */
export interface Equipment {
  readonly proxyFor: ConnectionPorts['proxyFor'];
  readonly vault: ConnectionPorts['vault'];
  readonly clock: Clock;
  readonly patience: Patience;
  readonly authorities: readonly string[];
  readonly publicAuthorities: readonly string[];
  readonly lookUp: NonNullable<ConnectionPorts['lookUp']>;
}
