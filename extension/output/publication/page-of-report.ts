import type { ElementContent } from 'hast';
import type { ChartLook } from '../../charts/look.ts';
import type { ProjectView, RenderSetting } from '../../directives/contract.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { KeptBlocks } from '../../report/kept-blocks.ts';
import { notesOf, renderNotes } from '../../report/notes.ts';
import { slug } from '../../report/numbering.ts';
import { type Theme, themeOf } from '../../theme/theme.ts';
import type { Page } from '../page.ts';
import { type Appendix, gatherAppendices, shownOf } from './appendices.ts';
import { limitsOf } from './as-decided.ts';
import { attachedFile, attachmentsOf } from './attachments-of-report.ts';
import { coverOf } from './cover.ts';
import { embedImages, logotypeOf } from './images.ts';
import { partName, renderParts } from './parts.ts';

/** What turns checked reports into pages. */
export interface PageSetting {
  readonly project: Project;
  /** The reports of the same school year, for appendices. */
  readonly reports: readonly BoundReport[];
  readonly viewOf: (report: BoundReport['report']) => ProjectView;
  /** Put before every anchor, where two versions of a report stand in one document. */
  readonly prefix?: string;
  /** Keeps pictures from one page to the next; see `RenderSetting.picture`. */
  readonly picture?: RenderSetting['picture'];
  /** Keeps blocks from one page to the next. */
  readonly kept?: KeptBlocks;
  /** All appendices of a bundle whose parts are files of their own, with each one's file name: they are named here, and stand beside. */
  readonly divided?: ReadonlyMap<Appendix, string>;
  /** Which appendix to which matter this is, for its cover: « 2 till 2026/BUN 0123 ». */
  readonly appendixOf?: string;
}

/** One report as a finished page: cover, body with figures and appendices, data notes, the data behind it as attachments. */
export async function pageOfReport(bound: BoundReport, setting: PageSetting): Promise<Page> {
  const { project } = setting;
  const { report } = bound;
  const identity = report.setting.report;
  const make = () => themeOf(themeConfig(project));
  const { theme } = setting.kept?.same('tema', [project.config], make) ?? make();
  const appendices = setting.divided ? [] : await gatherAppendices(bound, setting);
  const included = appendices.flatMap(one => shownOf(one) ?? []);
  const logo = await logotypeOf(project);
  const parts = renderParts(bound, appendices, theme.chart as ChartLook, setting);
  const body = await embedImages(project, [{ report, nodes: parts }], included);
  const published = [bound, ...included];
  const limits = limitsOf(bound, setting);
  const makeNotes = () => renderNotes(notesOf(published), ...limits);
  const notes = setting.kept?.same('noter', [...limits, ...restOf(published)], makeNotes) ?? makeNotes();
  return {
    id: pageId(identity.id),
    lang: 'sv',
    title: identity.title,
    ...(report.frontMatter.undertitel !== undefined && { subtitle: report.frontMatter.undertitel }),
    cover: coverOf(bound, setting, logo),
    runningHeader: `${project.config.huvudman.namn} · ${identity.title}`,
    parts: appendices.map(one => ({
      name: partName(one),
      runningHeader: `Bilaga ${one.number}. ${one.title}`,
    })),
    body,
    notes: included.length > 0 ? raised(notes) : notes,
    theme: pageTheme(theme),
    contents: 2,
    // Worked out for a PDF; nobody looks at them on a screen.
    get attachments() {
      return [
        ...attachmentsOf(published),
        ...appendices.flatMap(one => (one.report || one.picture ? [] : [attachedFile(one)])),
      ];
    },
  };
}

/** All that the notes of some reports rest on. */
function restOf(published: readonly BoundReport[]): readonly unknown[] {
  return published.flatMap(({ report, directives, revised }) => [
    report.setting.vocabulary.units,
    JSON.stringify(revised),
    ...directives.map(({ usable, bound }) => usable && bound.answers),
  ]);
}

/** A name for files and identities: `[a-z0-9-]`. */
export function pageId(id: string): string {
  return slug(id)
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/[^a-z0-9-]/g, '-');
}

/** The colours and font of a theme as a page has them. */
export function pageTheme(theme: Theme): Page['theme'] {
  return {
    colours: {
      primary: theme.colours.main,
      primaryText: theme.colours.mainText,
      accent: theme.colours.accent,
    },
    fontFamily: theme.fontFamily,
  };
}

/** The headings of data notes that stand beside whole reports: one level up. */
function raised(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map(node =>
    node.type === 'element' && /^h[2-6]$/.test(node.tagName)
      ? { ...node, tagName: `h${Number(node.tagName[1]) - 1}` }
      : node,
  );
}

/** The theme's part of ska.yaml in the shape that the theme reads. */
export function themeConfig(project: Project) {
  const theme = project.config.tema;
  return (
    theme && {
      ...(theme.färger && { färger: theme.färger }),
      ...(theme.logotyp && { logotyp: theme.logotyp }),
    }
  );
}
