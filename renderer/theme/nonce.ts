/** The nonce of this page load, by which the component kit's own style sheets are let through. */
export function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
