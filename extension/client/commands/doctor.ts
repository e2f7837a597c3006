import { window } from 'vscode';
import type { RunSka } from '../ska-process.ts';
import { say } from '../texts.ts';
import { tellFailure } from './run.ts';

/** The answer of `ska doctor --json`. */
interface DoctorAnswer {
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly needed: boolean;
    readonly found: string;
    readonly advice: string;
  }[];
}

/** `SKA: Undersök datorn`: a list of what is there, and what to do about what is missing. */
export async function doctor(runSka: RunSka): Promise<void> {
  const run = await runSka(['doctor', '--json'], {});
  if (!run.out) return tellFailure(run);
  const { checks } = JSON.parse(run.out) as DoctorAnswer;
  await window.showQuickPick(
    checks.map(({ name, ok, needed, found, advice }) => ({
      label: `$(${ok ? 'pass' : needed ? 'error' : 'warning'}) ${name}`,
      description: ok ? say('doctorGood') : say('doctorMissing'),
      detail: ok ? found : advice,
    })),
    { title: say('doctorTitle') },
  );
}
