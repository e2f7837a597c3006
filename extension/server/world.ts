import type { Files } from '../base/ports.ts';
import type { OpenEngine } from '../project/project.ts';

/** The server's view of the world: what it may not read by itself. */
export interface World {
  /** Templates, catalogue and fonts that come with the program. */
  readonly shipped: Files;
  readonly openEngine: OpenEngine;
  /** ISO date. */
  readonly today: () => string;
  /** Tells of what must never be thrown. */
  readonly bug: (error: unknown) => void;
}
