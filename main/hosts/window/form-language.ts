/**
 * What of Chromium has to be on so that a field for a day goes by its own `lang`: else by the language in which the browser was
 * installed, whatever the window speaks. It changes how such fields are drawn and typed into, and nothing that a page may do; a
 * Chromium that no longer knows it draws them as before.
 */
export const formLanguage = 'LangAttributeAwareFormControlUI';
