/** What brings an engine from one version of the schema to the next. It only adds: programs of the version before go on. */
export interface SchemaStep {
  /** The engine's once it is done; the first engine was of version 1. */
  readonly version: number;
  /** In a few words, for whoever is about to do it. */
  readonly says: string;
  /** What cannot be said again as it stands in the parts: tables, columns, indexes, types, and what is dropped. Said first, as the owner. */
  readonly tables: string;
  /** From here on the team's roles bear its id. */
  readonly namesRoles?: boolean;
}
