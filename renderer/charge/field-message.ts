/** A field with what is wrong with it, in the window's language. */
export interface FieldMessage {
  readonly fieldId: string;
  readonly message: string;
}
