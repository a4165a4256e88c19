import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than all others; begun last, they would be waited for with the other processes idle. */
const longest = [
  'domain/stories.test.ts',
  'faults/crash.test.ts',
  'faults/matrix.test.ts',
  'vault/real-keyring.test.ts',
  'ledger/facts.property.test.ts',
  'soak/books.test.ts',
];

/**
 * Begins with the files that take longest, whatever earlier runs are remembered: a clean clone remembers none. Files that share
 * their processes come last and together: a process is handed on to the next file alone, and they are short.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(file));
  if (place !== -1) return place;
  return longest.length + (project.name === 'together' ? 1 : 0);
}
