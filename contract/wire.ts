/** The one global that the page finds its verbs under, in both hosts. */
export const bridgeName = 'be2billConsole';

/** Electron's channel for questions: one string out, one string back. */
export const askChannel = 'console:ask';

/** Electron's channel for events: one string in. */
export const tellChannel = 'console:tell';

/** The two functions that the Chromium host lends to its preload, which takes them away from the page. */
export const lentSend = '__be2billConsoleSend';
export const lentReceive = '__be2billConsoleReceive';
