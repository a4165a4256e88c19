import type { Mutation } from './mutation.ts';

const signalsTest = 'test/main/signals.test.ts';
const bootTest = 'test/main/hosts/electron/boot.test.ts';
const lifetimeTest = 'test/main/hosts/electron/lifetime.test.ts';
const instanceTest = 'test/main/hosts/window/instance.test.ts';
const watchTest = 'test/scripts/start/watch.test.ts';

/** What stands between an end from outside and a request that is under way, and between two consoles on one folder. */
export const mutations: readonly Mutation[] = [
  {
    name: 'signals: a second one, which npm passes on, breaks off what the first one ends',
    file: 'main/signals.ts',
    replace: 'for (const name of ending) signals.on(name, end);',
    with: 'for (const name of ending) (signals as NodeJS.EventEmitter).once(name, end);',
    test: signalsTest,
  },
  {
    name: 'signals: a terminal that goes takes the console along',
    file: 'main/signals.ts',
    replace: "['SIGTERM', 'SIGINT', 'SIGHUP']",
    with: "['SIGTERM', 'SIGINT']",
    test: signalsTest,
  },
  {
    name: 'signals: they are heeded before Electron is ready, and by Chromium alone after it',
    file: 'main/run.ts',
    replace: '    await host.becomeReady();\n',
    with: '    forget ??= heedSignals(signals, () => void host.end());\n    await host.becomeReady();\n',
    test: bootTest,
  },
  {
    name: 'end of the session: a request under way is cut off',
    file: 'main/hosts/electron/session-end.ts',
    replace: 'if (!isSending()) return;',
    with: 'return;',
    test: lifetimeTest,
  },
  {
    name: 'end of the session: the console is not closed with it',
    file: 'main/hosts/electron/session-end.ts',
    replace: '    flush();\n    end();',
    with: '    flush();',
    test: bootTest,
  },
  {
    name: 'quit: the program goes while the console is being closed',
    file: 'main/hosts/electron/lifetime.ts',
    replace: '    event.preventDefault();\n',
    with: '',
    test: bootTest,
  },
  {
    name: 'data folder: one that is closing is taken for one that has come forward',
    file: 'main/hosts/window/instance.ts',
    replace: "if (word === 'shown') return undefined;",
    with: 'if (word !== undefined) return undefined;',
    test: instanceTest,
  },
  {
    name: 'data folder: it has two owners where nobody answers',
    file: 'main/hosts/window/instance.ts',
    replace: 'const lock = lockFolder(dataFolder, performance.now() > end);',
    with: 'const lock = performance.now() > end ? { release: () => {} } : lockFolder(dataFolder, false);',
    test: instanceTest,
  },
  {
    name: 'npm start: Electron is killed while a person reads',
    file: 'scripts/start/watch.ts',
    replace: 'if (slow.includes(sign)) clock.stop();',
    with: '',
    test: watchTest,
  },
  {
    name: 'npm start: a signal does not reach Electron',
    file: 'scripts/start/pass-signals.ts',
    replace: 'program.kill(name);',
    with: '',
    test: watchTest,
  },
  {
    name: 'window: a browser whose lines somebody holds is waited for without an end',
    file: 'main/hosts/chromium/window.ts',
    replace: 'Promise.race([goes(), patience])',
    with: 'goes()',
    test: 'test/main/hosts/chromium/real-lifetime.test.ts',
  },
  {
    name: 'notices: the page may show what it likes once one was shown',
    file: 'main/hosts/chromium/notify.ts',
    replace: "await permit(line, origin, 'denied');",
    with: "await line.send('Page.getFrameTree');",
    test: 'test/main/hosts/chromium/notify.test.ts',
  },
];
