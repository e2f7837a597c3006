import type { Element, ElementContent } from 'hast';
import { findImage, imageTypes } from '../../project/images.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { byContents } from '../html/by-contents.ts';
import type { PageImage } from '../page.ts';
import { withoutMetadata } from './image-metadata.ts';

/** The project's logotype in memory; undefined when there is none or its file is not there (told by `ska check`). */
export async function logotypeOf(project: Project): Promise<PageImage | undefined> {
  const path = project.config.tema?.logotyp;
  if (!path || (await project.files.info(path))?.kind !== 'file') return undefined;
  return {
    bytes: await project.files.read(path),
    type: mediaType(path),
    alt: project.config.huvudman.namn,
  };
}

function mediaType(path: string): string {
  return imageTypes[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** Puts each local image into the page as data, its camera's notes (place, device) left out; one that is not there becomes its description. */
export async function embedImages(
  project: Project,
  parts: readonly { readonly report: Report; readonly nodes: ElementContent[] }[],
  included: readonly BoundReport[],
): Promise<ElementContent[]> {
  const reports = [...parts.map(part => part.report), ...included.map(one => one.report)];
  const nodes = parts.flatMap(part => part.nodes);
  for (const image of imagesIn(nodes)) {
    const url = String(image.properties.src ?? '');
    if (url.startsWith('data:')) continue;
    let path: string | undefined;
    for (const report of reports) path ??= await findImage(project, report, url);
    if (path) {
      const bytes = withoutMetadata(await project.files.read(path), mediaType(path));
      image.properties.src = `data:${mediaType(path)};base64,${Buffer.from(bytes).toString('base64')}`;
      continue;
    }
    const alt = String(image.properties.alt ?? url);
    image.tagName = 'span';
    image.properties = { className: ['ska-fel'] };
    image.children = [{ type: 'text', value: `[Bild saknas: ${alt}]` }];
  }
  return nodes;
}

const hasNone = byContents(({ tagName, children }) => tagName !== 'img' && imagesIn(children).length === 0);

function imagesIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap(node =>
    node.type !== 'element' || hasNone(node) ? [] : node.tagName === 'img' ? [node] : imagesIn(node.children),
  );
}
