import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pages, root, textOf } from './guide.ts';

/** The anchors of a page: those that a git host gives its headings, and those that are written out. */
function anchorsOf(page: string): ReadonlySet<string> {
  const text = withoutCode(textOf(page));
  const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(found =>
    (found[1] ?? '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLocaleLowerCase('sv')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(found => found[1] ?? '')]);
}

const withoutCode = (text: string) =>
  text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/(`+)(?!`)[\s\S]*?\1/g, '');

/** The links and pictures of a page that lead to files of ours. */
function linksOf(page: string): readonly string[] {
  const found = [...withoutCode(textOf(page)).matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)].map(link => link[1] ?? '');
  return found.map(decodeURIComponent).filter(link => !/^[a-z]+:/.test(link));
}

describe('links of the README and the guide', () => {
  for (const page of pages())
    it(`${page} leads to files and headings that there are`, () => {
      const broken = linksOf(page).filter(link => {
        const [path = '', anchor] = link.split('#');
        const file = path === '' ? page : relative(root, join(root, dirname(page), path));
        if (!existsSync(join(root, file))) return true;
        return anchor !== undefined && !anchorsOf(file).has(anchor);
      });
      assert.deepEqual(broken, []);
    });

  it('lead to every page of the guide', () => {
    const reached = new Set(['README.md']);
    for (const page of reached)
      for (const link of linksOf(page)) {
        const file = relative(root, join(root, dirname(page), link.split('#')[0] || '.'));
        if (file.endsWith('.md') && existsSync(join(root, file))) reached.add(file);
      }
    assert.deepEqual(
      pages().filter(page => !reached.has(page)),
      [],
    );
  });

  it('are to pictures that load at once', () => {
    const pictures = linksOf('README.md').filter(link => link.endsWith('.png'));
    assert.ok(pictures.length >= 2);
    for (const picture of pictures) assert.ok(statSync(root + picture).size < 300_000, picture);
  });
});
