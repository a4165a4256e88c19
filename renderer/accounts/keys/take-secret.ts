/** What was in the field: a key to send, or why it is not one. */
export type TakenSecret =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'problem'; readonly problem: 'empty' | 'spaces' };

/**
 * Takes the key out of its field, which is empty afterwards: the page never holds a key longer than it takes to
 * hand it over. A key that cannot be right stays, to be looked at. Copying often brings a space along.
 */
export function takeSecret(field: { value: string }): TakenSecret {
  const secret = field.value;
  if (secret.trim() === '') return { kind: 'problem', problem: 'empty' };
  if (secret.trim() !== secret) return { kind: 'problem', problem: 'spaces' };
  field.value = '';
  return { kind: 'secret', secret };
}
