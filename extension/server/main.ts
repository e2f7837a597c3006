import { keepCompiled } from '../node/compile-cache.ts';

keepCompiled();
// Only what is loaded after that is kept.
await import('./run.ts');
