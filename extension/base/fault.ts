import type { Diagnostic } from './diagnostic.ts';
import type { ProblemArgs, ProblemCode } from './problems.ts';

/**
 * This command cannot go on: thrown anywhere, caught once at a door, which prints the sentence of its code and ends
 * with `exitCode` (2 unless a door's contract says otherwise). Everything else that is thrown is a bug.
 */
export class Fault<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C;
  readonly args: ProblemArgs<C>;
  readonly exitCode: number;
  /** The findings that it comes from, to be told after its sentence. */
  readonly because: readonly Diagnostic[];

  constructor(code: C, args: ProblemArgs<C>, exitCode = 2, because: readonly Diagnostic[] = []) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.args = args;
    this.exitCode = exitCode;
    this.because = because;
  }
}
