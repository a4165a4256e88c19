/** What a look into a secret store can find. A locked or missing store is not the same as no secret. */
export type SecretAnswer =
  | { readonly kind: 'found'; readonly secret: string }
  /** The store works and holds nothing under this name. */
  | { readonly kind: 'absent' }
  /** The store is there but closed; the person can unlock it. */
  | { readonly kind: 'locked' }
  /** There is no store on this machine, or it does not answer. */
  | { readonly kind: 'unavailable' }
  /** The person, or a policy of the system, said no. */
  | { readonly kind: 'denied' };

/** What keeping or forgetting a secret can end in. */
export type StoreResult = { readonly kind: 'done' } | Exclude<SecretAnswer, { kind: 'found' } | { kind: 'absent' }>;

/** Where signing secrets are kept: the operating system's keychain, or this run's memory. */
export interface SecretStore {
  read(name: string): Promise<SecretAnswer>;
  keep(name: string, secret: string): Promise<StoreResult>;
  forget(name: string): Promise<StoreResult>;
}
