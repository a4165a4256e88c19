/** A safety check that is taken out, and the test that has to notice. */
export interface Mutation {
  /** In words, what a person would lose with it. */
  readonly name: string;
  /** Paths from the root of the house. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly replace: string;
  readonly with: string;
  readonly test: string;
}
