/** The cursor of a list that is being sorted: asked with it, the list says how far it is, and its first page once it stands. */
export const stillSorting = 'sorting';
