import type { BlockFact } from '../../block-fact.ts';
import type { ProjectView, Typed } from '../../contract.ts';
import {
  answerIn,
  answersIn,
  assessmentLevels,
  type SelfAssessment,
  scoreOf,
  unsure,
} from '../../self-assessment.ts';
import type { Setting } from '../../setting.ts';
import { workedOn, workingType } from '../../working-document.ts';
import type { attributes } from './attributes.ts';

/** One cell of a comparison. */
export interface ComparedCell {
  /** The answer's place on the scale from 1 (`3`), `?`, or « 8 av 11 »: those of several that answer in the upper half; `.` without an answer. */
  readonly text: string;
  /** In words, for who cannot see the colour. */
  readonly words: string;
  /** 0 for the worst to 1 for the best; undefined when nobody has taken a stand. */
  readonly heat: number | undefined;
}

/** Answers to the same statements, side by side. */
export interface Comparison {
  /** What the rows are: statements; or reports, of which there may be many, with statements as columns. */
  readonly of: 'Påstående' | 'Enhet';
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly ComparedCell[] }[];
  /** Titles of reports that have no answers, where columns are reports. */
  readonly without: readonly string[];
}

interface Column {
  readonly title: string;
  readonly blocks: readonly BlockFact[];
}

const yearsBack = 5;

/** Compares the answers that the project's reports have given, as `jämför` says; undefined for a block that compares nothing. */
export function comparisonOf(
  { spec }: Typed<typeof attributes>,
  setting: Setting,
  project: ProjectView,
): Comparison | undefined {
  if (!spec.jämför) return undefined;
  const { selfAssessment } = setting.vocabulary;
  const all = columnsOf(spec, setting, project);
  const columns = all.filter(one => one.blocks.length > 0);
  const said = columns.map(one => saidIn(one.blocks, spec.faktor));
  const statements = [...new Set(said.flatMap(each => [...each.keys()]))];
  const cell = (index: number, statement: string) =>
    cellOf(said[index]?.get(statement) ?? [], selfAssessment);
  if (spec.jämför === 'enhet')
    return {
      of: 'Enhet',
      columns: statements,
      rows: columns.map(({ title }, index) => ({
        title,
        cells: statements.map(statement => cell(index, statement)),
      })),
      without: all.filter(one => one.blocks.length === 0).map(one => one.title),
    };
  return {
    of: 'Påstående',
    columns: columns.map(one => one.title),
    rows: statements.map(statement => ({
      title: statement,
      cells: columns.map((_, index) => cell(index, statement)),
    })),
    without: [],
  };
}

function columnsOf(
  spec: Typed<typeof attributes>['spec'],
  setting: Setting,
  project: ProjectView,
): readonly Column[] {
  const { type, unit, schoolYear } = setting.report;
  // A working document compares what the report that it is about would.
  const id = workedOn(setting.report.id) ?? setting.report.id;
  const isUnit = type === 'enhet' || (type === workingType && unit !== 'huvudman');
  const level = spec.nivå ?? 'rektor';
  const own = level === 'huvudman' || isUnit;
  const found = (year: string, who: string, scope: object) =>
    project
      .blocks({ kinds: ['självvärdering'], years: [year], conditions: { nivå: who }, ...scope })
      .filter(one => one.spec.jämför === undefined && one.filledIn);
  const here = (year: string, who: string) =>
    found(year, who, isUnit || who === 'huvudman' ? { reports: [id] } : { below: id });
  if (spec.jämför === 'läsår')
    return yearsUntil(schoolYear).map(year => ({ title: year, blocks: here(year, level) }));
  if (spec.jämför === 'nivå')
    return assessmentLevels.map(who => ({
      title: who.charAt(0).toLocaleUpperCase('sv') + who.slice(1),
      blocks: here(schoolYear, who),
    }));
  const blocks = found(schoolYear, level, own ? { reports: [id] } : { below: id });
  const reports = own ? project.reports({ reports: [id] }) : project.reports({ below: id });
  return reports
    .filter(report => own || report.type === 'enhet')
    .map(report => ({
      title: setting.vocabulary.reports.get(report.id) ?? report.title,
      blocks: blocks.filter(one => one.report.id === report.id),
    }));
}

/** The last school years up to one, in order. */
function yearsUntil(schoolYear: string): readonly string[] {
  const last = Number(schoolYear.slice(0, 4));
  return Array.from({ length: yearsBack }, (_, index) => {
    const start = last - yearsBack + 1 + index;
    return `${start}/${String((start + 1) % 100).padStart(2, '0')}`;
  });
}

/** Every statement of some blocks with the answers to it. */
function saidIn(
  blocks: readonly BlockFact[],
  factor: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  for (const block of blocks)
    for (const one of answersIn(block.rows ?? [])) {
      if (factor !== undefined && (one.factor ?? block.spec.faktor) !== factor) continue;
      said.set(one.statement, [...(said.get(one.statement) ?? []), one.answer]);
    }
  return said;
}

function cellOf(written: readonly string[], scale: SelfAssessment): ComparedCell {
  const answers = written.flatMap(answer => answerIn(answer, scale) ?? []);
  const [only, second] = answers;
  if (only === undefined) return { text: '.', words: 'inget svar', heat: undefined };
  const most = scale.answers.length - 1;
  const scores = answers.flatMap(answer => scoreOf(answer, scale) ?? []);
  const heat =
    scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length / most;
  if (second === undefined) {
    const score = scoreOf(only, scale);
    return { text: score === undefined ? '?' : String(score + 1), words: only, heat };
  }
  const agreeing = scores.filter(score => score > most / 2).length;
  return {
    text: `${agreeing} av ${answers.length}`,
    words: `${agreeing} av ${answers.length} svarar i skalans övre halva`,
    heat,
  };
}

/** What the figures of a comparison mean: « 4 Stämmer helt, …, 1 Stämmer inte, ? Vet inte ». */
export function keyOf({ answers }: SelfAssessment): string {
  return [...answers.map((answer, index) => `${answers.length - index} ${answer}`), `? ${unsure}`].join(', ');
}
