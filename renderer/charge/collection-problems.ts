import {
  type CollectionField,
  type CollectionProblem,
  collectionFields,
  findCollectionProblem,
} from '../../contract/index.ts';

/** The element of a parameter. */
export function collectionFieldId(name: string): string {
  return `charge-${name.toLowerCase()}`;
}

/** A field of a direct debit with what is wrong with it. */
export interface CollectionFault {
  readonly field: CollectionField;
  readonly problem: CollectionProblem;
}

/** What is wrong in the order of the form; what was left empty is fine. */
export function findCollectionFaults(further: Readonly<Record<string, string>>): CollectionFault[] {
  return Object.values(collectionFields)
    .flat()
    .flatMap((field) => {
      const problem = findCollectionProblem(field, further[field.name] ?? '');
      return problem ? [{ field, problem }] : [];
    });
}
