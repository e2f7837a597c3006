import { byPlace, type Finding } from './check-report.ts';

/** All findings of a project by the file they stand in, put together from what each source (a report, the project around) found. */
export interface FindingsBoard {
  /** Findings of a file, in order of place. */
  of(file: string): readonly Finding[];
  /** Files that have findings. */
  files(): readonly string[];
  /** Replaces what a source found. */
  post(source: string, findings: readonly Finding[]): void;
}

/** A board that tells each file whose findings have changed. */
export function findingsBoard(tell: (file: string, findings: readonly Finding[]) => void): FindingsBoard {
  const byFile = new Map<string, Map<string, readonly Finding[]>>();
  const filesOf = new Map<string, ReadonlySet<string>>();
  const of = (file: string) => [...(byFile.get(file)?.values() ?? [])].flat().sort(byPlace);
  return {
    of,
    files: () => [...byFile.keys()],
    post(source, findings) {
      const groups = new Map<string, Finding[]>();
      for (const finding of findings) {
        const { file } = finding.diagnostic.place;
        const group = groups.get(file);
        if (group) group.push(finding);
        else groups.set(file, [finding]);
      }
      const before = filesOf.get(source) ?? new Set();
      filesOf.set(source, new Set(groups.keys()));
      for (const file of new Set([...before, ...groups.keys()])) {
        const sources = byFile.get(file) ?? new Map<string, readonly Finding[]>();
        const own = groups.get(file);
        if (own) sources.set(source, own);
        else sources.delete(source);
        if (sources.size > 0) byFile.set(file, sources);
        else byFile.delete(file);
        tell(file, of(file));
      }
    },
  };
}
