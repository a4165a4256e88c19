/** The account's settings that the rules of money depend on. */
export interface Settings {
  readonly zone: string;
  readonly captureDays: number;
  readonly recaptureAfterVoid: boolean;
  readonly credit: 'off' | 'credit' | 'cft';
  /** How many more days a refused instalment is tried again. */
  readonly retries: number;
  readonly instalmentRules: readonly InstalmentRule[];
}

/** Refuses the first tries of a date, or all of them. */
export interface InstalmentRule {
  /** From 2. */
  readonly instalment: number;
  readonly tries?: number;
  readonly execcode: '4001' | '4002';
}
