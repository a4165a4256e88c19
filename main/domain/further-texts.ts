/**
 * What the gateway's tables tell of a row beside its money and its customer, by our names, each with the columns in which it
 * may stand, the usual one first (protocol.md §10.5, §10.6). Kept as they were told; nothing is decided by them.
 */
export const furtherColumns = {
  /** What the customer's statement says. */
  descriptor: ['DESCRIPTOR'],
  /** By which the banks find a refund. */
  arn: ['ARN'],
  /** Of the transfer with which the merchant was paid. */
  transferReference: ['TRANSFER REFERENCE'],
  financialState: ['FINANCIALSTATE'],
  /** Before and with tax, as they were written. */
  fees: ['BILLINGFEESHT', 'BILLINGFEES EXCL. VAT'],
  feesWithTax: ['BILLINGFEESTTC', 'BILLINGFEES INCL. VAT'],
  cardExpiry: ['CARDVALIDITYDATE'],
  aliasMode: ['ALIASMODE'],
  retry: ['RETRY'],
  /** Of the merchant's anti-fraud rules. */
  ruleApplied: ['RULE APPLIED'],
  threeDSecure: ['3DSGLOBALSTATUS'],
  /** Who is liable for fraud after 3-D Secure. */
  liabilityShift: ['3DSLIABILITYSHIFT'],
  eci: ['3DSECI'],
  chargebackStatus: ['CHARGEBACKSTATUS'],
  chargebackDate: ['CHARGEBACKDATE'],
  chargebackAmount: ['CHARGEBACKAMOUNT'],
  chargebackType: ['CHARGEBACKTYPE'],
  chargebackCode: ['CHARGEBACKCODE'],
  /** A bank's free words: they go with the customer, since they may name one. */
  chargebackReason: ['CHARGEBACKREASON'],
  chargebackValidity: ['CHARGEBACKVALIDITY'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FurtherName = keyof typeof furtherColumns;

export const furtherNames = Object.keys(furtherColumns) as readonly FurtherName[];

/** What was told; a name that nobody told is left out. */
export type FurtherTexts = Readonly<Partial<Record<FurtherName, string>>>;

/** Those by which a row is sought. */
export const soughtFurther = ['descriptor', 'arn', 'transferReference'] as const satisfies readonly FurtherName[];
