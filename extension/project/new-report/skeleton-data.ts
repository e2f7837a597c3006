import { isForAdults, schoolFormOf } from '../../base/school-form.ts';
import type { ProjectView } from '../../directives/contract.ts';
import { workedOn } from '../../directives/working-document.ts';
import type { UnitConfig } from '../config-schema.ts';
import { openReportText } from '../open-reports.ts';
import { reportsTakenOver } from '../owners.ts';
import type { Project } from '../project.ts';
import { markdownText } from './block-text.ts';
import { figureText } from './choose-figures.ts';
import { deviations } from './deviations.ts';
import { type DimensionData, dimensionFigures } from './dimensions.ts';
import type { DueReport } from './due-reports.ts';
import { type FollowUpData, followUpData } from './follow-up-data.ts';
import { readIndicatorSeries } from './indicator-series.ts';
import { agreementText, type EarlierBlock, readPreviousWork } from './previous-work.ts';
import { reportFigures, type SectionFigures } from './report-figures.ts';
import { folderOf, idYearOf, schoolYearFrom, startOf } from './school-year.ts';
import { topicOf } from './sections.ts';

/** Figures of a section, each as the Markdown of its block, and what must be told in words since the group is too small. */
interface FiguresData {
  readonly figurer: readonly string[];
  readonly skyddade: readonly string[];
}

/** A dialogue of an earlier year. */
interface DialogueData {
  /** As it is written in `av=`; null for one that nobody gave an id. */
  readonly id: string | null;
  /** `{av=D25-1}`; empty without an id. */
  readonly märke: string;
  readonly titel: string;
  /** What was agreed, as Markdown. */
  readonly text: string;
}

/** An analysis that a new report begins with. */
interface AnalysisData {
  readonly id: string;
  /** What stands in the braces, braces included. */
  readonly märke: string;
  readonly titel: string;
  /** Why it is called for, as parts of a sentence; empty for one that nothing in the data demands. */
  readonly skäl: readonly string[];
}

/**
 * All that a report's skeleton (`templates/rapporter/*.md.hbs`) may name: plain data in Swedish, everything there, `null` for
 * what is empty. Markdown stands in it as it is to be written.
 */
export interface SkeletonData {
  readonly typ: string;
  readonly id: string;
  /** Only for a report on one unit: its id as YAML. */
  readonly enhet: string | null;
  readonly namn: string;
  readonly läsår: string;
  readonly förraLäsår: string;
  readonly nästaLäsår: string;
  /** « augusti 2027 – juni 2028 »: the school year after the report's. */
  readonly nästaTid: string;
  readonly huvudman: string;
  readonly nämnd: string;
  /** What stands in its record numbers: « BUN ». */
  readonly nämndKort: string;
  /** What it is called in running text: `nämnden`, or `styrelsen` of a private head authority. */
  readonly nämnden: string;
  /** `{till=nämnden}`, as a question to it has in its braces. */
  readonly till: string;
  /** The calendar year in which the school year ends: `2027`. */
  readonly slutår: string;
  /** The two digits in ids of goals and interventions that this report sets: `27`. */
  readonly idÅr: string;
  readonly enheter: readonly { readonly id: string; readonly namn: string }[];
  readonly enhetsnamn: readonly string[];
  readonly fleraEnheter: boolean;
  /** Units that are new this year, those that will be gone, and those whose work this report has taken over. */
  readonly nya: readonly string[];
  readonly upphör: readonly string[];
  readonly övertagna: readonly string[];
  readonly skolformer: readonly string[];
  /** True by name (`form.grundskola`, `form.anpassadGrundskola`, …) for each school form that the report is about. */
  readonly form: Readonly<Record<string, boolean>>;
  /** The one school form, when it is only one. */
  readonly endast: string | null;
  readonly vuxna: boolean;
  /** `barnen`, `eleverna` or `barnen och eleverna`; and with a capital, to begin a sentence with. */
  readonly barnen: string;
  readonly barnenStor: string;
  readonly förutsättningar: FiguresData;
  readonly resultat: readonly (FiguresData & { readonly rubrik: string })[];
  /** True when any section has a figure. */
  readonly harFigurer: boolean;
  /** True when the results have more than one school form's heading. */
  readonly flerRubriker: boolean;
  readonly trygghet: FiguresData;
  readonly klagomål: FiguresData;
  readonly följs: readonly string[];
  /** The id of an indicator that the report has figures for, as an example. */
  readonly exempelIndikator: string | null;
  readonly analyser: readonly AnalysisData[];
  readonly uppföljning: FollowUpData;
  /** Earlier dialogues that ended in something agreed. */
  readonly dialoger: readonly DialogueData[];
  /** The four dimensions of early signals, each with the figures of its indicators. */
  readonly dimensioner: readonly DimensionData[];
  /** Whether there are, with this report, a head authority's and units' reports that the board's can take in. */
  readonly bilagor: { readonly huvudman: boolean; readonly enheter: boolean };
}

const formKeys: Readonly<Record<string, string>> = {
  förskola: 'förskola',
  förskoleklass: 'förskoleklass',
  fritidshem: 'fritidshem',
  grundskola: 'grundskola',
  'anpassad grundskola': 'anpassadGrundskola',
  gymnasieskola: 'gymnasieskola',
  'anpassad gymnasieskola': 'anpassadGymnasieskola',
  komvux: 'komvux',
  sfi: 'sfi',
};

/** A view for asking the data, before there are other reports to ask. */
const noReports: ProjectView = {
  schoolYear: '',
  count: () => undefined,
  hasId: () => true,
  idsFrom: () => [],
  blocks: () => [],
  reports: () => [],
  owners: report => [report],
  units: () => [],
};

/**
 * Gathers what the skeleton of a due report needs: its units, the data there is, and what last year's report left.
 * `there` are the types of the reports that the year has or is about to get.
 */
export async function gatherSkeletonData(
  project: Project,
  due: DueReport,
  schoolYear: string,
  there: readonly string[],
  signal?: AbortSignal,
): Promise<SkeletonData> {
  const start = startOf(schoolYear);
  const { config } = project;
  const about = workedOn(due.id) ?? due.id;
  const oneUnit = due.type === 'enhet' && config.enheter.some(unit => unit.id === about);
  const head = `typ: ${due.type}${oneUnit ? `\nenhet: ${yamlWord(about)}` : ''}\nläsår: ${schoolYear}`;
  // Asked as the report that it is about would ask.
  const report = openReportText(
    project,
    `${folderOf(schoolYear)}/${about}.md`,
    `---\n${head}\n---\n\n# ${markdownText(due.name)}\n`,
  );
  const schoolForms = [...new Set(due.units.flatMap(unit => unit.skolform.map(schoolFormOf)))];
  const ask = { project, report, view: noReports, schoolForms, signal };
  const series = await readIndicatorSeries(ask);
  const followed = new Set(config.följs ?? []);
  const watched = series.filter(one => followed.has(one.indicator.id));
  const figures = await reportFigures(
    ask,
    due.type === 'nämnd' || due.type === 'resultatdag' ? watched : series,
    followed,
    due.units,
  );
  const work = await readPreviousWork(project, about, schoolYear);
  const told = deviations(watched, report.setting.report.unit, report.setting.vocabulary.units);
  const text = ({ figures: all, hidden }: SectionFigures): FiguresData => ({
    figurer: all.map(figureText),
    skyddade: hidden,
  });
  return {
    typ: due.type,
    id: due.id,
    enhet: oneUnit || (due.template && due.type !== 'huvudman') ? yamlWord(about) : null,
    namn: markdownText(due.name),
    läsår: schoolYear,
    förraLäsår: schoolYearFrom(start - 1),
    nästaLäsår: schoolYearFrom(start + 1),
    nästaTid: `augusti ${start + 1} – juni ${start + 2}`,
    huvudman: markdownText(config.huvudman.namn),
    nämnd: markdownText(config.nämnd?.namn ?? 'Nämnden'),
    nämndKort: config.nämnd?.förkortning ?? 'BUN',
    nämnden: config.huvudman.typ === 'enskild' ? 'styrelsen' : 'nämnden',
    till: config.huvudman.typ === 'enskild' ? '{till=styrelsen}' : '{till=nämnden}',
    slutår: String(start + 1),
    idÅr: idYearOf(schoolYear),
    enhetsnamn: due.units.map(unit => markdownText(unit.namn)),
    enheter: due.units.map(unit => ({ id: unit.id, namn: markdownText(unit.namn) })),
    fleraEnheter: due.units.length > 1,
    ...unitChanges(project, due, schoolYear),
    skolformer: schoolForms,
    form: Object.fromEntries(
      Object.entries(formKeys).map(([form, key]) => [key, schoolForms.includes(form)]),
    ),
    endast: schoolForms.length === 1 ? (schoolForms[0] ?? null) : null,
    vuxna: isForAdults(schoolForms) && !schoolForms.includes('gymnasieskola'),
    barnen: childrenWord(schoolForms),
    barnenStor: childrenWord(schoolForms).replace(/^./, first => first.toLocaleUpperCase('sv')),
    harFigurer: [figures.preconditions, figures.safety, figures.complaints, ...figures.results].some(
      section => section.figures.length > 0,
    ),
    flerRubriker: figures.results.length > 1,
    förutsättningar: text(figures.preconditions),
    resultat: figures.results.map(one => ({ rubrik: one.heading, ...text(one) })),
    trygghet: text(figures.safety),
    klagomål: text(figures.complaints),
    följs: watched.map(one => one.indicator.name),
    exempelIndikator:
      series.find(
        ({ shown, indicator }) =>
          shown && indicator.direction !== 'none' && topicOf(indicator) !== 'preconditions',
      )?.indicator.id ?? null,
    analyser: analyses(told, [...figures.results, figures.safety]),
    uppföljning: await followUpData(ask, work),
    dialoger: work.dialogues.map(one => dialogueData(one, about)),
    dimensioner: due.template ? await dimensionFigures(ask, series) : [],
    bilagor: {
      huvudman: there.some(type => type === 'huvudman'),
      enheter: there.some(type => type === 'enhet' || type === 'verksamhet'),
    },
  };
}

function dialogueData({ id, owner, title, text }: EarlierBlock, report: string): DialogueData {
  const seen = id === undefined ? null : owner === report ? id : `${owner}#${id}`;
  return { id: seen, märke: seen ? `{av=${seen}}` : '', titel: title, text: agreementText(text) };
}

/** One analysis for each deviation; where there is none, one about the first results. */
function analyses(
  told: ReturnType<typeof deviations>,
  sections: readonly SectionFigures[],
): readonly AnalysisData[] {
  if (told.length > 0)
    return told.map(({ indicator, reasons }, index) => ({
      id: `A${index + 1}`,
      märke: `{#A${index + 1} av=${indicator.id}}`,
      titel: indicator.name,
      skäl: reasons,
    }));
  const ids = sections.flatMap(one => one.figures.map(figure => figure.id)).slice(0, 2);
  const about = ids.length > 1 ? ` av="${ids.join(' ')}"` : ids.length === 1 ? ` av=${ids[0]}` : '';
  return [{ id: 'A1', märke: `{#A1${about}}`, titel: 'Skriv vad analysen handlar om', skäl: [] }];
}

function unitChanges(
  project: Project,
  due: DueReport,
  schoolYear: string,
): Pick<SkeletonData, 'nya' | 'upphör' | 'övertagna'> {
  const names = (units: readonly UnitConfig[]) => units.map(unit => markdownText(unit.namn));
  const own = new Set(due.units.map(unit => unit.id));
  const before = schoolYearFrom(startOf(schoolYear) - 1);
  const about = new Set(
    due.type === 'enhet' ? reportsTakenOver(project.config, workedOn(due.id) ?? due.id) : [],
  );
  return {
    nya: names(due.units.filter(unit => unit.från === schoolYear)),
    upphör: names(due.units.filter(unit => unit.till === schoolYear)),
    övertagna: names(
      project.config.enheter.filter(
        unit =>
          unit.till === before &&
          !own.has(unit.id) &&
          (about.has(unit.id) || (unit.efterträds !== undefined && own.has(unit.efterträds))),
      ),
    ),
  };
}

function childrenWord(forms: readonly string[]): string {
  const children = forms.includes('förskola');
  const pupils = forms.some(form => form !== 'förskola');
  if (children && pupils) return 'barnen och eleverna';
  return children ? 'barnen' : 'eleverna';
}

/** An id as a YAML value: words and numbers that YAML would read as something else are quoted. */
function yamlWord(id: string): string {
  return /^\d/.test(id) || /^(?:null|true|false|yes|no|on|off|y|n)$/.test(id) ? `"${id}"` : id;
}
