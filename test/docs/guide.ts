import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the package. */
export const root = new URL('../../', import.meta.url).pathname;

/** A fenced block of a page: the words after its language, its text, and the line that it starts on. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
  /** What stands in an HTML comment right above it. */
  readonly before: string;
}

/** Paths of the pages that users read: the README and the guide. */
export function pages(): readonly string[] {
  return ['README.md', ...readdirSync(`${root}docs`).map(name => `docs/${name}`)].filter(path =>
    path.endsWith('.md'),
  );
}

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(root + page, 'utf8');
}

/** All fenced blocks of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  const text = textOf(page);
  const fence = /(?:<!--([^>]*)-->\n)?^(`{3,})([\w-]*)(.*)\n([\s\S]*?)^\2$/gm;
  return [...text.matchAll(fence)].map(found => ({
    page,
    line: text.slice(0, found.index).split('\n').length,
    language: found[3] ?? '',
    words: (found[4] ?? '').trim().split(/\s+/).filter(Boolean),
    text: found[5] ?? '',
    before: found[1]?.trim() ?? '',
  }));
}

/** Works in a copy of the example municipality, in a folder with å and a blank in its name. */
export async function withLindberga<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), 'ska å '));
  const folder = join(parent, 'lindberga');
  await cp(`${root}examples/lindberga`, folder, {
    recursive: true,
    filter: path => !/[\\/]ut([\\/]|$)/.test(path),
  });
  try {
    return await work(folder);
  } finally {
    await rm(parent, { recursive: true });
  }
}
