/**
 * Whether an account's customers may sign a mandate, by the way of paying that its merchant set: what it does not take after all is
 * refused by the gateway without harm (rules.md A9). The window offers by it, and the decision asks it once more.
 */
export function takesMandates({ paymentMethod }: { readonly paymentMethod: string }): boolean {
  return paymentMethod === 'directDebit' || paymentMethod === 'several';
}
