import { type ToldFinding, type ToldFindings, worstFirst } from './told-finding.ts';

/**
 * Findings as Azure Pipelines' logging commands: errors and warnings are issues, hints and waivers are lines of the log.
 * Nothing that a report says can become a command of its own.
 */
export function azureCommands(told: ToldFindings): string {
  const lines = worstFirst(told.findings).map(one => (one.severity === 'hint' ? hint(one) : issue(one)));
  lines.push(...told.waivers.map(one => logLine(`${one.path}:${one.line} ${one.message}`)));
  return lines.map(line => `${line}\n`).join('');
}

function issue({ severity, path, start, code, message }: ToldFinding): string {
  const properties = [
    ['type', severity],
    ['sourcepath', path],
    ['linenumber', start.line],
    ['columnnumber', start.column],
    ['code', code],
  ];
  return `##vso[task.logissue ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(';')}]${escapeData(message)}`;
}

const hint = (one: ToldFinding) =>
  logLine(`${one.path}:${one.start.line}:${one.start.column} ${one.message} (${one.code})`);

/** A line of the log: the agent takes `##vso[` and `##[` anywhere in it as a command. */
function logLine(text: string): string {
  return text.replaceAll(/##(?=vso\[|\[)/gi, '## ');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(';', '%3B').replaceAll(']', '%5D');
}
