import { keepCompiled } from './start/keep-compiled.ts';

keepCompiled();
await import('./start/run.ts');
