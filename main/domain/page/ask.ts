/**
 * What a person asks for where the holder takes part: their bank's word on a stored card while they are on-line (ALIASMODE `oneclick`,
 * S3:156–164), or the gateway's own form, on which they enter a card themselves. The page is usable for so many minutes.
 */
export type HolderAsk =
  | { readonly way: 'threeDSecure'; readonly validMinutes: number; readonly language: string }
  | ({
      readonly way: 'hostedForm';
      readonly validMinutes: number;
      readonly language: string;
    } & FormChoices);

/** What a form's page says beside the charge (S3:140, S3:170–176, protocol.md §5). */
export interface FormChoices {
  /** Whether the card is kept under an alias: never, by the holder's own choice on the form, or always. */
  readonly keepCard: 'never' | 'offered' | 'always';
  /** Asks the holder's bank to authenticate them. */
  readonly authenticate: boolean;
  readonly hideEmail: boolean;
  readonly hideName: boolean;
}
