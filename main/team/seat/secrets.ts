import type { Environment } from '../../../protocol/environment.ts';

/** What a look for a secret finds, and what keeping one ends in (the vault's stores answer so). */
export type SecretFound =
  | { readonly kind: 'found'; readonly secret: string }
  | { readonly kind: 'absent' | SecretTrouble };
export type SecretTrouble = 'locked' | 'unavailable' | 'denied';

/** Where a seat's password is kept: the system's keychain, or this run's memory. */
export interface SeatSecrets {
  read(name: string): Promise<SecretFound>;
  keep(name: string, secret: string): Promise<{ readonly kind: 'done' | SecretTrouble }>;
  forget(name: string): Promise<{ readonly kind: 'done' | SecretTrouble }>;
}

/** The keychain's entry of a seat's password: several people may have seats at one computer, and one person at two of its desks. */
export function passwordEntry(seat: {
  readonly environment: Environment;
  readonly teamId: string;
  readonly role: string;
}): string {
  return `team/${seat.environment}/${seat.teamId}/${seat.role}`;
}
