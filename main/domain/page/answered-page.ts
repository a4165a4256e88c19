/** What an answer sends the holder's browser with. */
export type AnsweredPage =
  /** REDIRECTHTML, decoded: it goes on by itself. */
  | { readonly kind: 'html'; readonly html: string }
  /** Display mode `raw`: REDIRECTPOSTPARAMS, a form body that is to be posted to REDIRECTURL (S3:216–226). */
  | { readonly kind: 'post'; readonly url: string; readonly parameters: string };
