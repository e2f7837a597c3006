import { setFlagsFromString } from 'node:v8';

/**
 * Lets the engine of Node 20 compile only what runs for longer than by its own measure, and inline little in it. By itself it
 * uses as much of the processor to compile, beside a program that runs for some seconds, as the program takes; what runs for a
 * minute is no slower either. Later engines have a cheaper step between and are left as they are. `version` is V8's
 * (`process.versions.v8`). Call it before the rest is loaded.
 */
export function compileSparingly(version: string): void {
  if (!version.startsWith('11.')) return;
  for (const flag of ['--interrupt-budget=300000', '--max-inlined-bytecode-size-cumulative=100'])
    setFlagsFromString(flag);
}
