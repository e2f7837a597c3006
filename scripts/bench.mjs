// Builds the program as it is shipped, then measures it.
import { prepare, runNode, stopUnlessFine } from './steps.mjs';

prepare();
const { ensureBrowser } = await import('./browser.mjs');
stopUnlessFine((await ensureBrowser()) ? 0 : 2, 'Utan webbläsare kan inga PDF:er mätas.');
process.exitCode = runNode(['--import', 'tsx', 'bench/bench.ts', ...process.argv.slice(2)]);
