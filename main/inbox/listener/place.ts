/** Where the listener listens. */
export interface ListenerPlace {
  readonly address: string;
  readonly port: number;
  /** The name that a tunnel or relay says as Host, or none where it says the address. */
  readonly publicHost?: string | undefined;
}

/** Whether notifications can come over HTTP. Off at every start, and until a person wants it. */
export type ListenerState =
  | {
      readonly state: 'off';
      /** Why it could not be started, or null. */
      readonly problem: 'portTaken' | 'portForbidden' | 'addressUnknown' | 'other' | null;
    }
  | {
      readonly state: 'on';
      readonly url: string;
      readonly address: string;
      readonly port: number;
      /** Milliseconds since 1970 UTC. */
      readonly since: number;
      /** Requests that were answered `OK`, and the others. */
      readonly accepted: number;
      readonly refused: number;
    };
