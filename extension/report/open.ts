import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { wholeFile } from '../base/span.ts';
import { directiveKinds } from '../directives/list.ts';
import type { ReportIdentity, Vocabulary } from '../directives/setting.ts';
import { personalNumbersOf } from '../protection/personal-number.ts';
import type { Document } from '../syntax/document.ts';
import { parseDocument } from '../syntax/parse.ts';
import { reparseDocument } from '../syntax/reparse.ts';
import { readComments } from './comments.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { noOwnRules, type OwnRules } from './own-rules.ts';
import { duplicateIds, entriesOf, idsOf, toldOf } from './placed-readings.ts';
import { readBlocks } from './read-blocks.ts';
import type { Report, ReportDirective } from './report.ts';
import { indicatorNames } from './typed-numbers.ts';

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
  const front = readFrontMatter(document, own.frontMatter, previous?.reading?.front);
  const { identity, diagnostics: identityProblems } = identify(front.value, document);
  const vocabulary = vocabularyOf(identity);
  const rules = { vocabulary, own, namedIn: indicatorNames(vocabulary) };
  const read = readBlocks(document.parsed.blocks ?? [], rules, previous);
  const empty = text.trim() === '' || text === '\uFEFF';
  const diagnostics: readonly Diagnostic[] = [
    ...(empty
      ? [diagnostic('report.empty', wholeFile(file), {})]
      : [
          ...document.diagnostics,
          ...front.diagnostics,
          ...identityProblems,
          ...readComments(document),
          ...toldOf(read, reading => reading.titles),
        ]),
    ...toldOf(read, reading => reading.directives.flatMap(each => each.diagnostics)),
    ...duplicateIds(file, read),
    ...personalNumbersOf(file, text),
    ...toldOf(read, reading => reading.numbers),
  ];
  let directives: readonly ReportDirective[] | undefined;
  let ids: ReadonlyMap<string, ReportDirective> | undefined;
  const report: Report = {
    document,
    frontMatter: front.value,
    setting: { report: identity, vocabulary },
    own,
    get directives() {
      directives ??= entriesOf(read, block => block.parts().directives);
      return directives;
    },
    get ids() {
      ids ??= idsOf(report.directives);
      return ids;
    },
    diagnostics,
    reading: { front, blocks: new Map(read.map(({ block, reading }) => [block.known, reading])) },
  };
  return report;
}
