import { createHash } from 'node:crypto';
import { type ToldFindings, worstFirst } from './told-finding.ts';

const severities = { error: 'critical', warning: 'minor', hint: 'info' } as const;

/**
 * Findings as GitLab's code quality report (a subset of Code Climate's). A fingerprint stays the same when lines move, and
 * no two are alike. Waivers stand last, as information.
 */
export function gitlabReport(told: ToldFindings): string {
  const used = new Map<string, number>();
  const fingerprint = (...parts: readonly string[]) => {
    const key = JSON.stringify(parts);
    const times = used.get(key) ?? 0;
    used.set(key, times + 1);
    return createHash('sha256').update(`${key} ${times}`).digest('hex');
  };
  const entries = [
    ...worstFirst(told.findings).map(one => ({
      description: one.message,
      check_name: one.code,
      fingerprint: fingerprint(one.code, one.path, one.message),
      severity: /^(personal|protection)\./.test(one.code) ? 'blocker' : severities[one.severity],
      location: {
        path: one.path,
        lines: { begin: one.start.line, end: Math.max(one.start.line, one.end.line) },
      },
    })),
    ...told.waivers.map(one => ({
      description: one.message,
      check_name: 'waiver',
      fingerprint: fingerprint('waiver', one.path, one.message),
      severity: 'info',
      location: { path: one.path, lines: { begin: one.line, end: one.line } },
    })),
  ];
  return `${JSON.stringify(entries, null, 2)}\n`;
}
