import '@fontsource-variable/inter';
import { v7 } from 'uuid';

/** Something to bundle: a font by its style sheet, and a package's code. */
export const identifier = v7();
