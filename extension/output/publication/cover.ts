import { decisionWords } from '../../directives/kinds/beslut/kind.ts';
import { workingType } from '../../directives/working-document.ts';
import type { BoundReport } from '../../report/bind.ts';
import { formatPeriod } from '../../theme/number-style.ts';
import type { Cover, CoverFact, PageImage } from '../page.ts';
import type { PageSetting } from './page-of-report.ts';

const typeNames: Readonly<Record<string, string>> = {
  arbetsdokument: 'Arbetsdokument',
  enhet: 'Kvalitetsrapport',
  verksamhet: 'Kvalitetsrapport',
  huvudman: 'Huvudmannens kvalitetsrapport',
  nämnd: 'Rapport till nämnden',
  resultatdag: 'Resultatdag',
};

/** The cover of a report. */
export function coverOf(
  bound: BoundReport,
  { project, appendixOf }: PageSetting,
  logo: PageImage | undefined,
): Cover {
  const { frontMatter, setting } = bound.report;
  const identity = setting.report;
  const decision = decisionOf(bound);
  return {
    organisation: project.config.huvudman.namn,
    ...unitName(identity.unit, identity.type, setting),
    schoolYear: identity.schoolYear,
    reportType: typeNames[identity.type] ?? 'Kvalitetsrapport',
    status: {
      name: identity.status,
      draft: identity.status !== 'fastställd' && identity.type !== workingType,
    },
    ...(frontMatter.datum !== undefined && { date: frontMatter.datum }),
    ...(decision !== undefined && { decision }),
    ...(logo && { logo }),
    notes: [
      ...(project.config.försättsblad?.anmärkning ? [project.config.försättsblad.anmärkning] : []),
      ...(frontMatter.rättelse ?? []).map(one => `Rättelse ${one.datum}: ${one.vad} (${one.skäl})`),
    ],
    facts: [
      ...(appendixOf === undefined ? [] : [{ term: 'Bilaga', text: appendixOf }]),
      ...matterFacts(bound, project.config.nämnd?.namn),
    ],
  };
}

/** What the register and the board need to know of a matter: to whom, its number, who handles it, when it is taken up. */
export function matterFacts({ report }: BoundReport, board: string | undefined): readonly CoverFact[] {
  const { diarienummer, handläggare, sammanträde } = report.frontMatter;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Till', report.setting.report.type === 'nämnd' ? board : undefined],
    ['Diarienummer', diarienummer],
    ['Handläggare', handläggare],
    ['Sammanträde', sammanträde && formatPeriod(sammanträde, 'set')],
  ];
  return facts.flatMap(([term, text]) => (text ? [{ term, text }] : []));
}

function unitName(unit: string, type: string, setting: BoundReport['report']['setting']): { unit?: string } {
  if (type === 'huvudman' || type === 'nämnd' || type === 'resultatdag') return {};
  const title = setting.vocabulary.units.get(unit)?.title;
  return title ? { unit: title } : {};
}

/** What was decided about a report: by its last step, else by its own `beslut`. */
export function decisionOf({ report }: BoundReport): string | undefined {
  const step = report.frontMatter.steg?.findLast(one => one.till === 'fastställd');
  if (step) return `Fastställd ${step.datum} av ${step.av}${step.beslut ? `, ${step.beslut}` : ''}`;
  const decided = report.directives
    .filter(one => one.kind.name === 'beslut')
    .map(one => decisionWords(one.typed.spec))
    .find(words => words.startsWith('Beslut '));
  return decided?.replace(/^Beslut /, '');
}
