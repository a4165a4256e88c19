import packageJson from '../package.json' with { type: 'json' };

/** The program's own version, as its package says. */
export const version: string = packageJson.version;
