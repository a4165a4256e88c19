import type { SignedParameters, SignedValue } from '../../protocol/signature.ts';

/**
 * The form body of a request: `method=refund&params[KEY]=value`, in UTF-8, brackets encoded and a space as `+`,
 * as the vendor's own client writes it (protocol.md §1.3).
 */
export function encodeBody(method: string, parameters: SignedParameters): string {
  const form = new URLSearchParams({ method });
  for (const [name, value] of Object.entries(parameters)) appendField(form, `params[${name}]`, value);
  return form.toString();
}

function appendField(form: URLSearchParams, name: string, value: SignedValue): void {
  if (typeof value !== 'object') {
    form.append(name, value);
    return;
  }
  for (const [index, inner] of Object.entries(value)) appendField(form, `${name}[${index}]`, inner);
}
