import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Language, Severity } from '../base/problem.ts';
import { sentence } from '../base/problems.ts';
import type { Finding } from '../project/check-report.ts';
import { rangeOf } from './ranges.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
};

/** A finding as the editor's list of problems shows it. */
export function lspDiagnostic({ diagnostic, severity }: Finding, language: Language): Diagnostic {
  return {
    range: rangeOf(diagnostic.place.span),
    severity: severities[severity],
    code: diagnostic.code,
    source: 'SKA',
    message: sentence(diagnostic.code, diagnostic.args as never, language),
  };
}
