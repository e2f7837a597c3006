import type { HeldReport } from './held-report.ts';
import { slimReport } from './slim-report.ts';

/** Which reports keep what takes much memory. */
export interface ReportMemory {
  /** Tells that a report was used just now. */
  use(held: HeldReport): void;
}

/**
 * Keeps the trees of the reports that were used last, `budget` characters of text in all, and takes them from the others:
 * a tree is some fifty times as large as its text. Reports that are open keep theirs.
 */
export function reportMemory(budget: number): ReportMemory {
  const used = new Set<HeldReport>();
  return {
    use(held) {
      used.delete(held);
      used.add(held);
      let sum = 0;
      for (const each of [...used].reverse()) {
        sum += each.report?.document.text.length ?? 0;
        if (each.open || each.run || sum <= budget || each === held) continue;
        used.delete(each);
        each.bound = undefined;
        if (each.report && !each.slim) each.report = slimReport(each.report);
        each.slim = true;
      }
    },
  };
}
