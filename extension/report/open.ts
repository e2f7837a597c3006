import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { wholeFile } from '../base/span.ts';
import { directiveKinds } from '../directives/list.ts';
import { readDirective } from '../directives/read.ts';
import type { ReportIdentity, Vocabulary } from '../directives/setting.ts';
import { personalNumbersOf } from '../protection/personal-number.ts';
import type { Document } from '../syntax/document.ts';
import { parseDocument } from '../syntax/parse.ts';
import { reparseDocument } from '../syntax/reparse.ts';
import { readComments } from './comments.ts';
import { earlierReadings, entryOf, noReadings } from './earlier-readings.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { noOwnRules, type OwnRules, ownFindings } from './own-rules.ts';
import type { Report, ReportDirective } from './report.ts';
import { templateTitlesLeft } from './template-titles.ts';
import { typedNumberHints } from './typed-numbers.ts';

const kindsByName = new Map(directiveKinds.map(kind => [kind.name, kind]));
const names = {
  inline: directiveKinds.filter(kind => kind.forms.includes('inline')).map(kind => kind.name),
  block: directiveKinds.filter(kind => kind.forms.some(form => form !== 'inline')).map(kind => kind.name),
};

/** How a project tells which report a file is: from its front matter, its name and folder. */
export type Identify = (
  frontMatter: FrontMatter,
  document: Document,
) => { readonly identity: ReportIdentity; readonly diagnostics: readonly Diagnostic[] };

/** Reads a report's text: tree, front matter, directives by schema, ids. Never throws; what is wrong is told. */
export function openReport(
  file: string,
  text: string,
  vocabularyOf: (identity: ReportIdentity) => Vocabulary,
  identify: Identify,
  own: OwnRules = noOwnRules,
): Report {
  return readReport(parseDocument(file, text, names), vocabularyOf, identify, own);
}

/**
 * Reads a text that has changed since `previous` was read: what {@link openReport} gives, at a small part of the time. The
 * vocabulary, identity and rules may have changed as well.
 */
export function reopenReport(
  previous: Report,
  text: string,
  vocabularyOf: (identity: ReportIdentity) => Vocabulary,
  identify: Identify,
  own: OwnRules = noOwnRules,
): Report {
  return readReport(reparseDocument(previous.document, text), vocabularyOf, identify, own, previous);
}

function readReport(
  document: Document,
  vocabularyOf: (identity: ReportIdentity) => Vocabulary,
  identify: Identify,
  own: OwnRules,
  previous?: Report,
): Report {
  const { file, text } = document;
  const front = readFrontMatter(document, own.frontMatter);
  const { identity, diagnostics: identityProblems } = identify(front.value, document);
  const vocabulary = vocabularyOf(identity);
  const empty = text.trim() === '' || text === '\uFEFF';
  const diagnostics: Diagnostic[] = empty
    ? [diagnostic('report.empty', wholeFile(file), {})]
    : [
        ...document.diagnostics,
        ...front.diagnostics,
        ...identityProblems,
        ...readComments(document),
        ...templateTitlesLeft(document),
      ];

  const directives: ReportDirective[] = [];
  const ids = new Map<string, ReportDirective>();
  const readBefore = previous ? earlierReadings(previous, vocabulary, own) : noReadings;
  for (const [index, directive] of document.directives.entries()) {
    const kind = kindsByName.get(directive.name);
    if (!kind) continue;
    const before = readBefore(directive, index, document.directives.length);
    let entry = before?.entry;
    if (!entry || before?.isTold) {
      const { typed, diagnostics: found } = readDirective(directive, kind, vocabulary, file);
      diagnostics.push(...found, ...ownFindings(own, kind, typed, { file, vocabulary }));
      entry ??= entryOf(kind, typed, vocabulary);
    }
    directives.push(entry);
    const id = (entry.typed.spec as { id?: string }).id;
    if (!id) continue;
    const first = ids.get(id);
    if (first)
      diagnostics.push(
        diagnostic(
          'id.duplicate',
          { file, span: directive.attributes.find(a => a.key === 'id')?.span ?? directive.nameSpan },
          { id, line: first.typed.directive.span.start.line },
        ),
      );
    else ids.set(id, entry);
  }
  const setting = { report: identity, vocabulary };
  diagnostics.push(...personalNumbersOf(file, text));
  diagnostics.push(...typedNumberHints(document, setting));
  return { document, frontMatter: front.value, setting, own, directives, ids, diagnostics };
}
