import type { Image, Nodes } from 'mdast';
import type { Span } from '../base/span.ts';
import { findImage } from '../project/images.ts';
import type { Scene } from './scene.ts';

/** A stretch of text that leads to a file of the project. */
export interface DocumentLink {
  readonly span: Span;
  /** Project path. */
  readonly file: string;
}

/**
 * What of a report leads to files and an editor's own Markdown does not know: reports and files of appendices, images whose
 * path counts from the project's folder.
 */
export async function documentLinks({ report, project, paths }: Scene): Promise<readonly DocumentLink[]> {
  const links: DocumentLink[] = [];
  const { schoolYear } = report.setting.report;
  for (const { kind, typed } of report.directives) {
    if (kind.name !== 'bilaga') continue;
    for (const { key, value, valueSpan } of typed.directive.attributes) {
      const named = project.reports.find(file => file.id === value && file.schoolYear === schoolYear);
      if (key === 'rapport' && named) links.push({ span: valueSpan, file: named.path });
      if (key === 'fil' && paths.includes(value)) links.push({ span: valueSpan, file: value });
    }
  }
  const folder = report.document.file.split('/').slice(0, -1).join('/');
  for (const image of imagesOf(report.document.tree)) {
    const file = await findImage(project, report, image.url);
    const span = image.position as Span | undefined;
    if (file !== undefined && span && !isBeside(file, folder, image.url)) links.push({ span, file });
  }
  return links;
}

/** True for a path that an editor finds by itself, from the report's own folder. */
function isBeside(file: string, folder: string, url: string): boolean {
  return url.startsWith('.') || file === `${folder}/${url}`;
}

function imagesOf(tree: Nodes): readonly Image[] {
  if (tree.type === 'image') return [tree];
  return 'children' in tree ? tree.children.flatMap(imagesOf) : [];
}
