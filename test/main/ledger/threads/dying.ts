import { serveThread } from '../../../../main/ledger/threads/serve.ts';

/** A thread that answers, and dies when it is told to: by an exit, or by a failure that nobody caught. */
serveThread(() => ({
  methods: {
    answer: (value: string) => value,
    exit: () => process.exit(1),
    fail: () => {
      setImmediate(() => {
        throw new Error('out of memory');
      });
      return new Promise(() => {});
    },
  },
  close: () => {},
}));
