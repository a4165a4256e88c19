import type { Language, Preferences } from '../../contract/index.ts';

/** What a host says itself, outside its page. */
export interface HostTexts {
  readonly menu: Readonly<Record<MenuWord, string>>;
  readonly crashed: { readonly title: string; readonly text: string; readonly close: string };
  readonly licence: string;
}

type MenuWord =
  | ('about' | 'services' | 'hide' | 'hideOthers' | 'unhide' | 'file' | 'quit' | 'lock')
  | ('edit' | 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll')
  | ('view' | 'actualSize' | 'zoomIn' | 'zoomOut' | 'fullScreen')
  | ('window' | 'minimize' | 'zoom' | 'front' | 'close' | 'help');

const english: HostTexts = {
  menu: {
    about: 'About Be2bill console',
    services: 'Services',
    hide: 'Hide Be2bill console',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    file: 'File',
    lock: 'Lock the Screen',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    window: 'Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front',
    close: 'Close Window',
    help: 'Help',
  },
  crashed: {
    title: 'The window keeps failing',
    text: 'Its page fell over three times within a minute, so it was not opened again. Nothing is lost: every operation is written down before it is sent. Close this and start the console again.',
    close: 'Close',
  },
  licence: 'MIT licence',
};

const french: HostTexts = {
  menu: {
    about: 'À propos de Be2bill console',
    services: 'Services',
    hide: 'Masquer Be2bill console',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    file: 'Fichier',
    lock: 'Verrouiller l’écran',
    quit: 'Quitter',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    actualSize: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    fullScreen: 'Plein écran',
    window: 'Fenêtre',
    minimize: 'Réduire',
    zoom: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan',
    close: 'Fermer la fenêtre',
    help: 'Aide',
  },
  crashed: {
    title: 'La fenêtre ne tient pas',
    text: 'Sa page est tombée trois fois en une minute ; elle n’a pas été rouverte. Rien n’est perdu : chaque opération est écrite avant d’être envoyée. Fermez ceci et relancez la console.',
    close: 'Fermer',
  },
  licence: 'Licence MIT',
};

const tables: Readonly<Record<Language, HostTexts>> = { en: english, fr: french };

/** The texts in the language that the person chose, or the system's when it is one of ours, as the page chooses. */
export function hostTexts(language: Preferences['language'], systemLocale: string): HostTexts {
  if (language !== 'system') return tables[language];
  return tables[systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en'];
}
