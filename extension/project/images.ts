import type { Image, Nodes } from 'mdast';
import { type Diagnostic, diagnostic } from '../base/diagnostic.ts';
import { Fault } from '../base/fault.ts';
import type { Span } from '../base/span.ts';
import type { Report } from '../report/report.ts';
import { nearest } from '../schema/nearest.ts';
import { ofBlock } from '../syntax/of-block.ts';
import { troubleFindings, troubleOfFile } from './image-trouble.ts';
import type { Project } from './project.ts';

/** Formats that a report's image may have, by ending, with their media type. */
export const imageTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** Whether a path is that of an image, by its ending. */
export function isImage(path: string): boolean {
  return (path.split('.').at(-1)?.toLowerCase() ?? '') in imageTypes;
}

/** The images of a report, in order. */
export function imagesOf(report: Report): readonly Image[] {
  return report.document.tree.children.filter(holdsImage).flatMap(imagesWithin);
}

const holdsImage = ofBlock(block => imagesWithin(block).length > 0);

function imagesWithin(node: Nodes): readonly Image[] {
  if (node.type === 'image') return [node];
  return 'children' in node ? node.children.flatMap(imagesWithin) : [];
}

/** The project path that an image means: from the report's folder, else from the project's. Undefined for anything that is not a local path. */
function imagePaths(report: Report, url: string): readonly string[] | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(url)) return undefined;
  let plain = url.split(/[?#]/)[0] ?? '';
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A lone % is part of the name.
  }
  const folder = report.document.file.split('/').slice(0, -1);
  // Who writes on Windows may write a backslash: it leads to the same file for all.
  const steps = plain.split(/[\\/]/);
  const fromReport = join([...folder, ...steps]);
  const fromRoot = join(steps);
  return [...new Set([fromReport, fromRoot].flatMap(path => path ?? []))];
}

/** Joins path steps inside the project; undefined when they lead out of it. */
function join(steps: readonly string[]): string | undefined {
  const path: string[] = [];
  for (const step of steps) {
    if (step === '' || step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/').normalize('NFC');
}

/** The image's file in the project; undefined when there is none. */
export async function findImage(project: Project, report: Report, url: string): Promise<string | undefined> {
  for (const path of imagePaths(report, url) ?? []) {
    // A link that leads out of the project is no image of it.
    const found = await project.files.info(path).catch((error: unknown) => {
      if (error instanceof Fault && error.code === 'file.outside') return undefined;
      throw error;
    });
    if (found?.kind === 'file') return path;
  }
  return undefined;
}

/** What is wrong with a report's images: not local, not there, of a kind or in a state that cannot be printed, without a description. */
export async function imageProblems(project: Project, report: Report): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  // The same picture may stand in many places.
  const looked = new Map<string, Promise<string | undefined>>();
  const find = (url: string) => {
    const found = looked.get(url) ?? findImage(project, report, url);
    looked.set(url, found);
    return found;
  };
  for (const image of imagesOf(report)) {
    const place = { file: report.document.file, span: image.position as Span };
    const path = image.url;
    if (!imagePaths(report, path)?.length) diagnostics.push(diagnostic('image.not-local', place, { path }));
    else if (!isImage(path))
      diagnostics.push(diagnostic('image.not-supported', place, { path, allowed: Object.keys(imageTypes) }));
    else {
      const file = await find(path);
      if (file) diagnostics.push(...troubleFindings(await troubleOfFile(project.files, file), place, path));
      else {
        const all = await project.files.list('bilder').catch(() => []);
        diagnostics.push(diagnostic('image.missing', place, { path, nearest: nearest(path, all) }));
      }
    }
    if (!image.alt?.trim()) diagnostics.push(diagnostic('image.no-alt', place, { path }));
  }
  return diagnostics;
}
