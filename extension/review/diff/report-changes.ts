import type { Language } from '../../base/problem.ts';
import { wholeFile } from '../../base/span.ts';
import type { BoundReport } from '../../report/bind.ts';
import { waiversOf } from '../../report/comments.ts';
import type { Change } from './change.ts';
import { changesOfPairs } from './item-changes.ts';
import { type Item, itemsOf } from './items.ts';
import { type Pair, pairItems } from './pair-items.ts';
import type { Revision } from './revision.ts';
import { compareSections } from './section-changes.ts';
import { sectionsOf } from './sections.ts';

/** A report in one version, with the version that it belongs to. */
export interface Edition {
  readonly bound: BoundReport;
  readonly revision: Revision;
}

/** What changed in a report that both versions have, or that only one has: then all of it is new or gone. */
export function reportChanges(
  before: Edition | undefined,
  after: Edition | undefined,
  language: Language,
): readonly Change[] {
  const edition = after ?? before;
  if (!edition) return [];
  const { id } = edition.bound.report.setting.report;
  const { file } = edition.bound.report.document;
  const [one, other] = [contentOf(before), contentOf(after)];
  const sections =
    before && after
      ? compareSections(one.sections, other.sections, {
          report: id,
          file,
          fileBefore: before.bound.report.document.file,
          language,
        })
      : undefined;
  const pairs: readonly Pair[] =
    before && after
      ? pairItems(one.items, other.items)
      : [...one.items.map(item => ({ before: item })), ...other.items.map(item => ({ after: item }))];
  return [
    ...statusChanges(before?.bound, after?.bound, language),
    ...waiverChanges(before?.bound, after?.bound, language),
    ...changesOfPairs(pairs, id, file, earlier => sections?.laterKey(earlier)),
    ...(sections?.changes ?? []),
  ];
}

function contentOf(edition: Edition | undefined): {
  readonly sections: ReturnType<typeof sectionsOf>;
  readonly items: readonly Item[];
} {
  if (!edition) return { sections: [], items: [] };
  const sections = sectionsOf(edition.bound.report.document);
  return { sections, items: itemsOf(edition.bound, edition.revision, sections) };
}

/** The report itself, its status, its steps and corrections, and what else its head says. */
function statusChanges(
  before: BoundReport | undefined,
  after: BoundReport | undefined,
  language: Language,
): readonly Change[] {
  const bound = after ?? before;
  if (!bound) return [];
  const { id, title } = bound.report.setting.report;
  const { file } = bound.report.document;
  const at = {
    ...(before && { before: wholeFile(before.report.document.file) }),
    ...(after && { after: wholeFile(after.report.document.file) }),
  };
  const name = language === 'sv' ? `Rapporten ${title}` : `The report ${title}`;
  const about = { kind: 'status' as const, report: id, file, at };
  const status = (one: BoundReport) => one.report.setting.report.status;
  if (!before && after) return [{ ...about, change: 'added', id, label: name, after: status(after) }];
  if (before && !after) return [{ ...about, change: 'removed', id, label: name, before: status(before) }];
  if (!before || !after) return [];
  const changes: Change[] = [];
  if (status(before) !== status(after))
    changes.push({
      ...about,
      change: 'changed',
      id: 'status',
      label: `Status, ${title}`,
      before: status(before),
      after: status(after),
    });
  const [head, headNow] = [headOf(before), headOf(after)];
  for (const key of new Set([...head.keys(), ...headNow.keys()])) {
    const [was, is] = [head.get(key), headNow.get(key)];
    if (was === is) continue;
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    const texts = { ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    changes.push({ ...about, change, id: key, label: `${key}, ${title}`, ...texts });
  }
  if (before.report.document.file !== file)
    changes.push({
      ...about,
      change: 'moved',
      id,
      label: name,
      before: before.report.document.file,
      after: file,
    });
  return changes;
}

function headOf({ report }: BoundReport): ReadonlyMap<string, string> {
  const {
    status: _status,
    steg = [],
    rättelse = [],
    ...rest
  } = report.frontMatter as Readonly<Record<string, unknown>> & {
    readonly steg?: readonly Readonly<Record<string, unknown>>[];
    readonly rättelse?: readonly Readonly<Record<string, unknown>>[];
  };
  const words = (value: unknown) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  return new Map([
    ...Object.entries(rest).map(([key, value]) => [key, words(value)] as const),
    ...steg.map(
      (step, index) =>
        [
          `steg ${index + 1}`,
          [step.till, step.datum, step.av, step.beslut].filter(Boolean).join(', '),
        ] as const,
    ),
    ...rättelse.map(
      (one, index) =>
        [`rättelse ${index + 1}`, [one.datum, one.vad, one.skäl].filter(Boolean).join(', ')] as const,
    ),
  ]);
}

function waiverChanges(
  before: BoundReport | undefined,
  after: BoundReport | undefined,
  language: Language,
): readonly Change[] {
  const sv = language === 'sv';
  const of = (bound: BoundReport | undefined) => {
    const times = new Map<string, number>();
    const entries = (bound ? waiversOf(bound.report.document) : []).map(waiver => {
      const count = (times.get(waiver.code) ?? 0) + 1;
      times.set(waiver.code, count);
      const text = `${waiver.reason} (${waiver.by}, ${waiver.until ? `${sv ? 'till' : 'until'} ${waiver.until}` : sv ? 'utan slut' : 'without end'})`;
      return [`${waiver.code} ${count}`, { waiver, text }] as const;
    });
    return new Map(entries);
  };
  const bound = after ?? before;
  if (!bound) return [];
  const { id: report } = bound.report.setting.report;
  const { file } = bound.report.document;
  const [were, are] = [of(before), of(after)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((key): Change[] => {
    const [was, is] = [were.get(key), are.get(key)];
    if (was?.text === is?.text) return [];
    const code = (is ?? was)?.waiver.code ?? '';
    const change = was ? (is ? 'changed' : 'removed') : 'added';
    return [
      {
        kind: 'waiver',
        change,
        report,
        file,
        id: code,
        label: sv ? `Undantag för ${code}` : `Waiver of ${code}`,
        ...(was && { before: was.text }),
        ...(is && { after: is.text }),
        at: {
          ...(was && before && { before: { file: before.report.document.file, span: was.waiver.span } }),
          ...(is && after && { after: { file, span: is.waiver.span } }),
        },
      },
    ];
  });
}
