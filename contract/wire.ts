/** The one global that the page finds its verbs under, in both hosts. */
export const bridgeName = 'be2billConsole';

/** Electron's channel for questions: one string out, one string back. */
export const askChannel = 'console:ask';

/** Electron's channel for events: one string in. */
export const tellChannel = 'console:tell';

/** Electron's channel for a file that a person chose or dropped: its path in, as the preload alone learns it, a name back. */
export const handChannel = 'console:hand';

/** In the Chromium host: the function that says a file is there to be taken, and the one that main takes it from. */
export const lentHand = '__be2billConsoleHand';
export const lentFile = '__be2billConsoleFile';

/** The two functions that the Chromium host lends to its preload, which takes them away from the page. */
export const lentSend = '__be2billConsoleSend';
export const lentReceive = '__be2billConsoleReceive';
