import { deserialize, serialize } from 'node:v8';
import type { DirectiveKind } from '../directives/contract.ts';
import { directiveKinds } from '../directives/list.ts';
import type { Setting } from '../directives/setting.ts';
import type { Report, ReportDirective } from '../report/report.ts';
import type { Document } from '../syntax/document.ts';
import { linesOf } from '../syntax/parse-tree.ts';
import { openReportText, vocabularyIn } from './open-reports.ts';
import type { Project } from './project.ts';
import { slimReport } from './slim-report.ts';

const kinds = new Map(directiveKinds.map(kind => [kind.name, kind]));

interface Packed {
  readonly rest: Omit<Report, 'own' | 'setting' | 'document' | 'directives' | 'ids' | 'reading'>;
  readonly setting: Omit<Setting, 'vocabulary'>;
  readonly document: Omit<Document, 'text' | 'lineStarts' | 'tree' | 'parsed'>;
  readonly directives: readonly (Omit<ReportDirective, 'kind'> & { readonly kind: string })[];
  /** Ids with their directive's index. */
  readonly ids: readonly (readonly [id: string, at: number])[];
}

/** What {@link slimReport} leaves of a report, as bytes; without its text and what the project and the program say. */
export function bytesOfReport(report: Report): Uint8Array {
  const { own: _own, reading: _reading, setting, document, directives, ids, ...rest } = slimReport(report);
  const { vocabulary: _vocabulary, ...ownSetting } = setting;
  const { text: _text, lineStarts: _starts, tree: _tree, parsed: _parsed, ...described } = document;
  return serialize({
    rest,
    setting: ownSetting,
    document: described,
    directives: directives.map(one => ({ ...one, kind: one.kind.name })),
    ids: [...ids].map(([id, one]) => [id, directives.indexOf(one)]),
  } satisfies Packed);
}

/**
 * The report that {@link bytesOfReport} was given, without its tree. `text` and the project must be those that it was read
 * with. Throws an Error for bytes of another program.
 */
export function reportOfBytes(project: Project, path: string, text: string, bytes: Uint8Array): Report {
  const { rest, setting, document, directives, ids } = deserialize(bytes) as Packed;
  const blank = openReportText(project, path, '');
  const entries = directives.map(one => ({ ...one, kind: kindOf(one.kind) }));
  return {
    ...blank,
    ...rest,
    setting: { ...setting, vocabulary: vocabularyIn(project)(setting.report) },
    document: {
      ...blank.document,
      ...document,
      text,
      lineStarts: linesOf(text),
      tree: { type: 'root', children: [] },
      parsed: { ...blank.document.parsed, blocks: undefined, position: undefined },
    },
    directives: entries,
    ids: new Map(ids.flatMap(([id, at]) => (entries[at] ? [[id, entries[at]]] : []))),
    reading: undefined,
  };
}

function kindOf(name: string): DirectiveKind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`no such kind: ${name}`);
  return kind;
}
