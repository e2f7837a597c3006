import { browserFolder, thisMachine } from '../extension/node/machine.ts';
import { findBrowser } from '../extension/output/browser/find-browser.ts';

/** The path of the browser that the product would print with on this machine; undefined when there is none. */
export async function find(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  return (await findBrowser(environment, thisMachine(environment)))?.path;
}

/** The folder that a packaged browser is unpacked into. */
export function folder(environment: NodeJS.ProcessEnv): string {
  return browserFolder(environment, thisMachine(environment).home);
}
