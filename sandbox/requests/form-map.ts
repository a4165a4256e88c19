/** A value of a form: text, or a map of such (`AMOUNTS`, `CART`). */
export type FormValue = string | FormMap;

export interface FormMap {
  readonly [name: string]: FormValue;
}
