import type { Element, ElementContent } from 'hast';
import { Fault } from '../../base/fault.ts';
import { troubleOfFile } from '../../project/image-trouble.ts';
import { findImage, imageTypes } from '../../project/images.ts';
import type { Project } from '../../project/project.ts';
import type { BoundReport } from '../../report/bind.ts';
import type { Report } from '../../report/report.ts';
import { byContents } from '../html/by-contents.ts';
import type { PageImage } from '../page.ts';
import { withoutMetadata } from './image-metadata.ts';

/** The project's logotype in memory; undefined when there is none, or its file is not there or cannot be shown (told by `ska check`). */
export async function logotypeOf(project: Project): Promise<PageImage | undefined> {
  const path = project.config.tema?.logotyp;
  if (!path || (await project.files.info(path))?.kind !== 'file') return undefined;
  if (await troubleOfFile(project.files, path)) return undefined;
  return {
    bytes: await project.files.read(path),
    type: mediaType(path),
    alt: project.config.huvudman.namn,
  };
}

function mediaType(path: string): string {
  return imageTypes[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** More than a page can hold as text, where each image stands with a third more; bytes. */
const mostBytes = 300_000_000;

/**
 * Puts each local image into the page as data, its camera's notes (place, device) left out; one that is not there, or that cannot
 * be shown, becomes its description. Fault `output.images-large`.
 */
export async function embedImages(
  project: Project,
  parts: readonly { readonly report: Report; readonly nodes: ElementContent[] }[],
  included: readonly BoundReport[],
): Promise<ElementContent[]> {
  const reports = [...parts.map(part => part.report), ...included.map(one => one.report)];
  const nodes = parts.flatMap(part => part.nodes);
  const found: { readonly image: Element; readonly path: string | undefined }[] = [];
  let size = 0;
  for (const image of imagesIn(nodes)) {
    const url = String(image.properties.src ?? '');
    if (url.startsWith('data:')) continue;
    let path: string | undefined;
    for (const report of reports) path ??= await findImage(project, report, url);
    size += (path && (await project.files.info(path))?.size) || 0;
    found.push({ image, path });
  }
  // Before any is read.
  if (size > mostBytes) {
    const what = parts[0]?.report.setting.report.title ?? '';
    throw new Fault('output.images-large', { what, limit: mostBytes });
  }
  for (const { image, path } of found) {
    const trouble = path && (await troubleOfFile(project.files, path));
    if (path && !trouble) {
      const bytes = withoutMetadata(await project.files.read(path), mediaType(path));
      image.properties.src = `data:${mediaType(path)};base64,${Buffer.from(bytes).toString('base64')}`;
      continue;
    }
    const alt = String(image.properties.alt ?? image.properties.src ?? '');
    image.tagName = 'span';
    image.properties = { className: ['ska-fel'] };
    image.children = [
      { type: 'text', value: `[${path ? 'Bilden går inte att visa' : 'Bild saknas'}: ${alt}]` },
    ];
  }
  return nodes;
}

const hasNone = byContents(({ tagName, children }) => tagName !== 'img' && imagesIn(children).length === 0);

function imagesIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap(node =>
    node.type !== 'element' || hasNone(node) ? [] : node.tagName === 'img' ? [node] : imagesIn(node.children),
  );
}
