import type { Door } from '../../extension/cli/door.ts';
import { gitEnv } from './repository.ts';

/** The command line's view of the world in a folder, with nobody's git settings; `said` takes what is written to standard output. */
export function doorAt(cwd: string, said: string[] = []): Door {
  return {
    cwd,
    env: gitEnv,
    language: 'sv',
    colour: false,
    terminal: false,
    signal: new AbortController().signal,
    today: '2026-09-01',
    out: text => void said.push(text),
    err: () => undefined,
    command: text => void said.push(text),
  };
}
