/** Something that a text sends its reader to. */
export type Citation =
  /** `S3:67–77`: lines of one of the gateway's pages. */
  | { readonly kind: 'lines'; readonly page: string; readonly first: number; readonly last: number }
  /** `protocol.md §14.12`, or `P 14.12`. */
  | { readonly kind: 'section'; readonly section: string }
  /** A row of the rule book, `D26`. */
  | { readonly kind: 'row'; readonly row: string }
  /** A section of the rule book, the `C` of `rules.md C–G`. */
  | { readonly kind: 'chapter'; readonly letter: string }
  /** A word that the rule book defines, `rules.md, "Live"`. */
  | { readonly kind: 'word'; readonly word: string }
  /** A file or, with a `/` at its end, a folder of ours: from the root, from `folder`, or by the end of its path. */
  | { readonly kind: 'path'; readonly path: string; readonly folder: string }
  /** What a link leads to, from the root. */
  | { readonly kind: 'link'; readonly path: string };

/** A citation where it was found; `line` counts from 1. */
export interface Found {
  readonly line: number;
  /** As it is written. */
  readonly text: string;
  readonly citation: Citation;
}
