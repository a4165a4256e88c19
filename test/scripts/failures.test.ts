import { describe, expect, it } from 'vitest';
import { listPlaywrightFailures, listVitestFailures } from '../../scripts/test/failures.ts';

describe('what failed, named once more at the end of npm test', () => {
  it('is each failed test with its file, and each file that could not be loaded', () => {
    const failed = {
      fullName: 'adds up',
      status: 'failed',
      failureMessages: ['\u001B[31mexpected 1\u001B[39m\n\nto be 2'],
    };
    const passed = { fullName: 'counts', status: 'passed', failureMessages: [] };
    const failures = listVitestFailures({
      testResults: [
        { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
        { name: 'b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
        { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [passed] },
      ],
    });
    expect(failures).toEqual([
      { name: 'a.test.ts › adds up', because: 'expected 1\nto be 2' },
      { name: 'b.test.ts', because: 'No such module' },
    ]);
  });

  it('is each failed and each flaky test of the window, however deep, and an error outside every test', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'refund.spec.ts',
      line: 4,
      tests: [{ projectName: 'chromium host', status, results: [{ errors: [{ message: `why ${title}` }] }] }],
    });
    const failures = listPlaywrightFailures({
      suites: [
        {
          specs: [spec('one', 'expected'), spec('two', 'unexpected')],
          suites: [{ specs: [spec('three', 'flaky'), spec('four', 'skipped')] }],
        },
      ],
      errors: [{ message: 'No worker' }],
    });
    expect(failures).toEqual([
      { name: 'refund.spec.ts:4 [chromium host] › two', because: 'why two' },
      { name: 'refund.spec.ts:4 [chromium host] › three', because: 'why three' },
      { name: 'outside every test', because: 'No worker' },
    ]);
  });
});
