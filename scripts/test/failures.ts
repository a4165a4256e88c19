/** A test that failed: its name as its runner gives it, and the first lines of why. */
export interface Failure {
  readonly name: string;
  readonly because: string;
}

/** As many lines of a reason as say what was expected and what came. */
const linesOfReason = 8;

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The failed tests of Vitest's JSON report, each with its file, and the files that could not be loaded. */
export function listVitestFailures({ testResults }: VitestReport): readonly Failure[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [{ name, because: shorten(message) }];
    return assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => ({
        name: `${name} › ${fullName}`,
        because: shorten(failureMessages.join('\n')),
      }));
  });
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly line: number;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
    }[];
  }[];
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
}

/** The failed and flaky tests of Playwright's JSON report, and what went wrong outside every test. */
export function listPlaywrightFailures({ suites, errors }: PlaywrightReport): readonly Failure[] {
  const outside = errors.map(({ message = '' }) => ({ name: 'outside every test', because: shorten(message) }));
  return [...suites.flatMap(listSuite), ...outside];
}

function listSuite({ suites = [], specs }: PlaywrightSuite): readonly Failure[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => ({
        name: `${file}:${line} [${projectName}] › ${title}`,
        because: shorten(results.flatMap((result) => result.errors.map(({ message = '' }) => message)).join('\n')),
      })),
  );
  return [...own, ...suites.flatMap(listSuite)];
}

/** Without the colours of a terminal, which a report keeps. */
function shorten(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with the escape character.
  const plain = text.replaceAll(/\u001B\[[0-9;]*m/g, '');
  return plain
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, linesOfReason)
    .join('\n');
}
