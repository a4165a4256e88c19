import type { Mutation } from './mutation.ts';

const signalsTest = 'test/main/signals.test.ts';
const bootTest = 'test/main/hosts/electron/boot.test.ts';
const lifetimeTest = 'test/main/hosts/electron/lifetime.test.ts';
const instanceTest = 'test/main/hosts/window/instance.test.ts';
const watchTest = 'test/scripts/start/watch.test.ts';
const launchTest = 'test/electron/launch.test.ts';
const showing = 'test/main/hosts/electron/showing.test.ts';
const entry = 'test/main/hosts/electron/entry.test.ts';

/** What stands between an end from outside and a request that is under way, and between two consoles on one folder. */
export const mutations: readonly Mutation[] = [
  {
    name: 'place: only the screen that shows most of a window is asked whether it may stay',
    file: 'main/hosts/window/place.ts',
    replace: 'screens.some((screen) => isAtHome(wanted, screen, usual))',
    with: 'isAtHome(wanted, homeOf(wanted, screens), usual)',
    test: 'test/main/hosts/window/place.property.test.ts',
  },
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
  {
    name: 'window: nothing shows it but ready-to-show, which may never come',
    file: 'main/hosts/electron/show.ts',
    replace: "  window.webContents.once('did-finish-load', () => setTimeout(show, moment));\n",
    with: '',
    test: showing,
  },
  {
    name: 'window: a hidden one stays hidden to whoever starts the console again',
    file: 'main/hosts/electron/instance.ts',
    replace: '  window.show();\n',
    with: '',
    test: showing,
  },
  {
    name: 'root: Electron takes --no-sandbox back, and the page dies',
    file: 'main/hosts/electron.ts',
    replace: "if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();",
    with: 'app.enableSandbox();',
    test: showing,
  },
  {
    name: 'quit: its exit code is forgotten',
    file: 'main/hosts/electron/lifetime.ts',
    replace: 'letGo: (exitCode) => app.exit(exitCode),',
    with: 'letGo: () => app.quit(),',
    test: lifetimeTest,
  },
  {
    name: 'options: a relative data folder is handed to Electron, which throws',
    file: 'main/options.ts',
    replace: 'dataFolder: resolve(folder ?? usualDataFolder(environment, platform)),',
    with: 'dataFolder: (resolve, folder ?? usualDataFolder(environment, platform)),',
    test: entry,
  },
  {
    name: 'options: a switch of Chromium’s keeps Electron from starting',
    file: 'main/index.ts',
    replace: 'return readElectronOptions(process.argv.slice(process.defaultApp ? 2 : 1));',
    with: 'return readOptions(process.argv.slice(process.defaultApp ? 2 : 1));',
    test: entry,
  },
  {
    name: 'options: a failure leaves a process without a window',
    file: 'main/hosts/electron/refuse.ts',
    replace: 'app.exit(exitCode);',
    with: 'app.quit();',
    test: entry,
  },
  {
    name: 'Mac: signed ad hoc, it may not load its own libraries',
    file: 'scripts/dist/mac-signing.ts',
    replace: "return { identity: '-', entitlements: adHocProfile, entitlementsInherit: adHocProfile };",
    with: "return adHocProfile === '' ? {} : { identity: '-' };",
    test: 'test/scripts/dist/mac-signing.test.ts',
  },
  {
    name: 'tests on Electron: Chromium’s switch for root stands where Electron looks for a program',
    file: 'test/e2e/electron.ts',
    replace: "args: [root, ...(isRoot ? ['--no-sandbox'] : []), '--data', dataFolder]",
    with: "args: [...(isRoot ? ['--no-sandbox'] : []), root, '--data', dataFolder]",
    test: launchTest,
  },
  {
    name: 'tests on Electron: the workflow is green without its binary',
    file: 'test/e2e/electron.ts',
    replace: 'if (environment[requirement]) {',
    with: "if (environment[requirement] === '') {",
    test: launchTest,
  },
  {
    name: 'fuses: the package asks for a keychain that nothing needs',
    file: 'electron-builder.yml',
    replace: 'enableCookieEncryption: false',
    with: 'enableCookieEncryption: true',
    test: 'test/scripts/dist/configuration.test.ts',
  },
  {
    name: 'npm start: what is being fetched slowly is begun anew at each start',
    file: 'scripts/start/electron.ts',
    replace:
      "if (isBeingFetched(packageFolder, now)) return missing('is still being fetched; a later start will have it');",
    with: "if (isBeingFetched(packageFolder, now) && now < 0) return missing('is still being fetched');",
    test: 'test/scripts/start/electron.test.ts',
  },
  {
    name: 'window: a page that always crashes is opened for ever where the browser is slow to start',
    file: 'main/hosts/window/crashes.ts',
    replace: 'const hasLived = thereSince !== undefined && now() - thereSince >= limit.shortLife;',
    with: 'const hasLived = now() - (thereSince ?? 0) >= limit.shortLife;',
    test: 'test/main/hosts/window/crashes.test.ts',
  },
  {
    name: 'window: Electron never hears that a page was there, and gives up one that crashes once a day',
    file: 'main/hosts/electron.ts',
    replace: 'lives?.isThere();',
    with: '',
    test: 'test/main/hosts/electron/crash.test.ts',
  },
  {
    name: 'start: a browser that is busy is waited for until the patience ends',
    file: 'main/hosts/chromium/first-page.ts',
    replace: 'const again = `document.open();',
    with: 'const again = `return;document.open();',
    test: 'test/main/hosts/chromium/real-deaf.test.ts',
  },
];
