import { type ToldFinding, type ToldFindings, worstFirst } from './told-finding.ts';

/** GitHub shows this many annotations of each type and step, and drops the rest. */
const shown = 10;
const types = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/**
 * Findings as GitHub's workflow commands: ten annotations of each type, the worst ones, and the others as lines of the log
 * that are no commands. Nothing that a report says can become a command of its own.
 */
export function githubCommands(told: ToldFindings): string {
  const ranked = worstFirst(told.findings);
  const first = (['error', 'warning', 'hint'] as const).flatMap(severity =>
    ranked.filter(one => one.severity === severity).slice(0, shown),
  );
  const rest = ranked.filter(one => !first.includes(one));
  const sv = told.language === 'sv';
  const lines = first.map(command);
  if (rest.length > 0) {
    const counted = (['error', 'warning', 'hint'] as const)
      .map(severity => [severity, rest.filter(one => one.severity === severity).length] as const)
      .filter(([, count]) => count > 0)
      .map(([severity, count]) => `${count} ${words[told.language][severity]}`)
      .join(', ');
    lines.push(
      `::group::${escapeData(sv ? `Ytterligare ${counted} (GitHub visar tio av varje slag vid raderna)` : `Another ${counted} (GitHub shows ten of each kind at the lines)`)}`,
      ...rest.map(one =>
        logLine(`${one.path}:${one.start.line}:${one.start.column} ${one.message} (${one.code})`),
      ),
      '::endgroup::',
    );
  }
  if (told.waivers.length > 0)
    lines.push(
      logLine(sv ? `Undantag: ${told.waivers.length}` : `Waivers: ${told.waivers.length}`),
      ...told.waivers.map(one => logLine(`${one.path}:${one.line} ${one.message}`)),
    );
  return lines.map(line => `${line}\n`).join('');
}

const words = {
  sv: { error: 'fel', warning: 'varningar', hint: 'tips' },
  en: { error: 'errors', warning: 'warnings', hint: 'hints' },
} as const;

function command({ severity, path, start, end, message, code }: ToldFinding): string {
  const place = [
    ['file', path],
    ['line', start.line],
    ['endLine', Math.max(start.line, end.line)],
    // Columns are only understood within one line.
    ...(start.line === end.line && end.column > start.column
      ? [
          ['col', start.column],
          ['endColumn', end.column],
        ]
      : []),
    ['title', code],
  ];
  const properties = place.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${types[severity]} ${properties}::${escapeData(message)}`;
}

/** A line of the log: the runner takes `::` at the start of a line and `##[` anywhere as a command. */
function logLine(text: string): string {
  return `- ${text.replaceAll('##[', '## [')}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
