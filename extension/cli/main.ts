import { keepCompiled } from '../node/compile-cache.ts';
import { compileSparingly } from '../node/compile-sparingly.ts';

compileSparingly(process.versions.v8);
keepCompiled();
// Only what is loaded after that is kept.
await import('./run.ts');
