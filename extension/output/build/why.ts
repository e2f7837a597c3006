import type { ReportInputs, SharedInputs } from './inputs.ts';
import type { MadeOf, Manifest } from './manifest.ts';

/** Why a report is made anew. */
export type Reason =
  | {
      /**
       * `new`: never built to this folder. `had-errors`: the last build told errors in it, so that it is made until it is right.
       * `output`: a file of it is missing, or is not as it was built. `around`: what it shows of other reports is other.
       * `day`: a waiver in it ends on a day, and this is another day.
       */
      readonly kind: 'new' | 'forced' | 'had-errors' | 'output' | 'program' | 'around' | 'day';
    }
  | { readonly kind: 'file'; readonly path: string; readonly change: 'added' | 'changed' | 'removed' }
  /** The text of the report itself, or of one that it brings in. */
  | { readonly kind: 'text'; readonly report: string };

/** Why a report is made anew, from what it was made of before and what it is made of now; `files` are the names of its files. */
export function whyMade(
  name: string,
  files: readonly string[],
  manifest: Manifest,
  inputsNow: (asks: MadeOf['asks']) => ReportInputs,
  shared: SharedInputs,
): readonly Reason[] {
  const before = manifest.reports.get(name);
  if (!before) return [{ kind: files.some(file => manifest.files.has(file)) ? 'had-errors' : 'new' }];
  const now = inputsNow(before.asks);
  const reasons = [
    ...sharedReasons(manifest.shared.get(before.inputs.shared), shared),
    ...changedKeys(before.inputs.texts, now.texts).map(({ key }) => ({ kind: 'text', report: key }) as const),
    ...(before.inputs.around === now.around ? [] : [{ kind: 'around' } as const]),
    ...(before.inputs.day === now.day ? [] : [{ kind: 'day' } as const]),
  ];
  return reasons.length > 0 ? reasons : [{ kind: 'output' }];
}

function sharedReasons(before: SharedInputs | undefined, now: SharedInputs): readonly Reason[] {
  const files = changedKeys(before?.files ?? {}, now.files);
  return [
    ...(before?.program === now.program ? [] : [{ kind: 'program' } as const]),
    ...(before ? files.map(({ key: path, change }) => ({ kind: 'file', path, change }) as const) : []),
  ];
}

function changedKeys(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>) {
  // Files that the project may have but has not are there as such.
  const of = (from: Readonly<Record<string, string>>, key: string) =>
    from[key] === 'none' ? undefined : from[key];
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].sort().flatMap(key => {
    const [old, recent] = [of(before, key), of(now, key)];
    if (old === recent) return [];
    const change = old === undefined ? 'added' : recent === undefined ? 'removed' : 'changed';
    return [{ key, change } as const];
  });
}
