import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ChartLook } from '../../charts/look.ts';
import type { ProjectView, RenderSetting } from '../../directives/contract.ts';
import { appendixFiles } from '../../project/appendix.ts';
import type { Project } from '../../project/project.ts';
import { rulesFor } from '../../protection/rules-for.ts';
import type { BoundReport } from '../../report/bind.ts';
import { notesOf, renderNotes } from '../../report/notes.ts';
import { slug } from '../../report/numbering.ts';
import { renderReport } from '../../report/render.ts';
import { themeOf } from '../../theme/theme.ts';
import type { Page, PageImage } from '../page.ts';
import { attachmentsOf } from './attachments-of-report.ts';
import { embedImages, logotypeOf } from './images.ts';

/** What turns checked reports into pages. */
export interface PageSetting {
  readonly project: Project;
  /** The reports of the same school year, for appendices. */
  readonly reports: readonly BoundReport[];
  readonly viewOf: (report: BoundReport['report']) => ProjectView;
  /** Keeps pictures from one page to the next; see `RenderSetting.picture`. */
  readonly picture?: RenderSetting['picture'];
}

const typeNames: Readonly<Record<string, string>> = {
  enhet: 'Kvalitetsrapport',
  verksamhet: 'Kvalitetsrapport',
  huvudman: 'Huvudmannens kvalitetsrapport',
  nämnd: 'Rapport till nämnden',
};

/** One report as a finished page: cover, body with figures and appendices, data notes, the data behind it as attachments. */
export async function pageOfReport(bound: BoundReport, setting: PageSetting): Promise<Page> {
  const { project } = setting;
  const { report } = bound;
  const identity = report.setting.report;
  const { theme } = themeOf(themeConfig(project));
  const look = theme.chart as ChartLook;
  const included: BoundReport[] = [];
  let appendixNumber = 0;
  const logo = await logotypeOf(project);

  const bodyOf = (one: BoundReport, prefix: string, shift: number): ElementContent[] =>
    renderReport(one, {
      look,
      project: setting.viewOf(one.report),
      prefix,
      headingShift: shift,
      appendix: bilaga => appendixOf(one, bilaga.directive, shift),
      ...(setting.picture && { picture: setting.picture }),
    });

  const appendixOf = (one: BoundReport, directive: unknown, shift: number): ElementContent[] => {
    const entry = one.report.directives.find(each => each.typed.directive === directive);
    if (!entry) return [];
    return appendixFiles(project, one.report, entry).flatMap(file => {
      const other = setting.reports.find(each => each.report.document.file === file.path);
      if (!other || other === bound || included.includes(other)) return [];
      included.push(other);
      appendixNumber += 1;
      const id = slug(file.id);
      return [
        h('section', { class: 'ska-bilaga' }, [
          h('h2', { id: `bilaga-${id}` }, `Bilaga ${appendixNumber}. ${other.report.setting.report.title}`),
          ...bodyOf(other, `${id}-`, Math.min(shift + 1, 3)),
        ]),
      ];
    });
  };

  const body = await embedImages(project, [{ report, nodes: bodyOf(bound, '', 0) }], included);
  const published = [bound, ...included];
  return {
    id: slug(identity.id)
      .replace(/[åä]/g, 'a')
      .replace(/ö/g, 'o')
      .replace(/[^a-z0-9-]/g, '-'),
    lang: 'sv',
    title: identity.title,
    ...(report.frontMatter.undertitel !== undefined && { subtitle: report.frontMatter.undertitel }),
    cover: {
      organisation: project.config.huvudman.namn,
      ...unitName(identity.unit, identity.type, report.setting),
      schoolYear: identity.schoolYear,
      reportType: typeNames[identity.type] ?? 'Kvalitetsrapport',
      status: { name: identity.status, draft: identity.status !== 'fastställd' },
      ...(report.frontMatter.datum !== undefined && { date: report.frontMatter.datum }),
      ...decisionOf(bound),
      ...(logo && { logo: logo satisfies PageImage }),
      notes: [
        ...(project.config.försättsblad?.anmärkning ? [project.config.försättsblad.anmärkning] : []),
        ...(report.frontMatter.rättelse ?? []).map(one => `Rättelse ${one.datum}: ${one.vad} (${one.skäl})`),
      ],
      facts: [
        ...(identity.type === 'nämnd' && project.config.nämnd
          ? [{ term: 'Till', text: project.config.nämnd.namn }]
          : []),
        ...(report.frontMatter.diarienummer
          ? [{ term: 'Diarienummer', text: report.frontMatter.diarienummer }]
          : []),
      ],
    },
    runningHeader: `${project.config.huvudman.namn} · ${identity.title}`,
    body,
    notes: renderNotes(notesOf(published), project.config.brytdatum, thresholdOf(project, identity.type)),
    theme: {
      colours: {
        primary: theme.colours.main,
        primaryText: theme.colours.mainText,
        accent: theme.colours.accent,
      },
      fontFamily: theme.fontFamily,
    },
    contents: 2,
    attachments: attachmentsOf(published),
  };
}

/** The theme's part of ska.yaml in the shape that the theme reads. */
function themeConfig(project: Project) {
  const theme = project.config.tema;
  return (
    theme && {
      ...(theme.färger && { färger: theme.färger }),
      ...(theme.logotyp && { logotyp: theme.logotyp }),
    }
  );
}

function thresholdOf(project: Project, type: string): number {
  const level = type === 'verksamhet' ? 'område' : type === 'enhet' ? 'enhet' : 'huvudman';
  return rulesFor(project.config.skydd, level, { names: [], protection: 'egen' }).threshold;
}

function unitName(unit: string, type: string, setting: BoundReport['report']['setting']): { unit?: string } {
  if (type === 'huvudman' || type === 'nämnd') return {};
  const title = setting.vocabulary.units.get(unit)?.title;
  return title ? { unit: title } : {};
}

function decisionOf(bound: BoundReport): { decision?: string } {
  const step = bound.report.frontMatter.steg?.findLast(one => one.till === 'fastställd');
  return step
    ? { decision: `Fastställd ${step.datum} av ${step.av}${step.beslut ? `, ${step.beslut}` : ''}` }
    : {};
}
