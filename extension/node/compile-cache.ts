import nodeModule from 'node:module';

/**
 * Lets Node keep the program compiled in the system's temporary folder, from version 22.1 on: a later start takes two thirds of the
 * time. Older versions cannot; `NODE_DISABLE_COMPILE_CACHE` turns it off.
 */
export function keepCompiled(): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
  enableCompileCache?.();
}
