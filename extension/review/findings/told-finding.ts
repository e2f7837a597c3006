import { posix } from 'node:path';
import { plainLine } from '../../base/plain-line.ts';
import type { Language, Severity } from '../../base/problem.ts';
import { sentence } from '../../base/problems.ts';
import type { Finding } from '../../project/check-report.ts';
import { type ReportWaiver, waiverSentence } from '../../project/waivers.ts';

/** A finding as a host of reviews shows it: the sentence made, the path from the repository's top. Lines and columns from 1, end exclusive. */
export interface ToldFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** One line. */
  readonly message: string;
}

/** A waiver as a host shows it. */
export interface ToldWaiver {
  readonly code: string;
  readonly path: string;
  readonly line: number;
  /** Who, why and until when, in one line. */
  readonly message: string;
  readonly reason: string;
  readonly expired: boolean;
}

/** All that one check has to say. */
export interface ToldFindings {
  readonly language: Language;
  readonly findings: readonly ToldFinding[];
  readonly waivers: readonly ToldWaiver[];
  /** Paths that were looked at, from the repository's top. */
  readonly files: readonly string[];
  /** ISO date of the check. */
  readonly today: string;
  /** The program's version. */
  readonly version: string;
}

/** Makes the sentences of a check. `prefix` is the project's folder from the repository's top (`''` or `kvalitet/`). */
export function tellFindings(
  checked: {
    readonly findings: readonly Finding[];
    readonly waivers: readonly ReportWaiver[];
    readonly files: readonly string[];
  },
  setting: {
    readonly language: Language;
    readonly prefix: string;
    readonly today: string;
    readonly version: string;
  },
): ToldFindings {
  const { language, prefix, today, version } = setting;
  return {
    language,
    today,
    version,
    files: checked.files.map(file => pathFrom(prefix, file)),
    findings: checked.findings.map(({ diagnostic, severity }) => ({
      code: diagnostic.code,
      severity,
      path: pathFrom(prefix, diagnostic.place.file),
      start: { line: diagnostic.place.span.start.line, column: diagnostic.place.span.start.column },
      end: { line: diagnostic.place.span.end.line, column: diagnostic.place.span.end.column },
      message: plainLine(sentence(diagnostic.code, diagnostic.args, language)),
    })),
    waivers: checked.waivers.map(({ file, waiver, expired }) => ({
      code: waiver.code,
      path: pathFrom(prefix, file),
      line: waiver.span.start.line,
      reason: plainLine(waiver.reason),
      expired,
      message: plainLine(waiverSentence({ waiver, expired }, language)),
    })),
  };
}

/** A project's path from the repository's top, also one that leads out of the project. */
const pathFrom = (prefix: string, file: string) => plainLine(posix.join(prefix, file));

/** The help of a code, from the guide. */
export const helpOf = (code: string) => `docs/fynd.md#${code}`;

/** Gravest first, then what may cause the rest, then of each code the first before any is repeated. */
export function worstFirst(findings: readonly ToldFinding[]): readonly ToldFinding[] {
  const seen = new Map<string, number>();
  const ranked = findings.map((finding, index) => {
    const times = seen.get(finding.code) ?? 0;
    seen.set(finding.code, times + 1);
    const children = /^(personal|protection)\./.test(finding.code) ? 0 : 1;
    return { finding, rank: [grave[finding.severity], children, times, index] };
  });
  return ranked
    .sort((a, b) => {
      const at = a.rank.findIndex((value, i) => value !== b.rank[i]);
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? 0);
    })
    .map(one => one.finding);
}

const grave: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };
