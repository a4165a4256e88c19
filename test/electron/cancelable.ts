/** An event of Electron that a listener may prevent, with the fields that its kind carries. */
export type Cancelable<Fields> = Fields & { readonly defaultPrevented: boolean; preventDefault(): void };

export function createCancelable<Fields extends object>(fields: Fields): Cancelable<Fields> {
  let prevented = false;
  return Object.defineProperties(
    { ...fields },
    {
      defaultPrevented: { get: () => prevented },
      preventDefault: {
        value: () => {
          prevented = true;
        },
      },
    },
  ) as Cancelable<Fields>;
}
