import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence } from '../../extension/base/problems.ts';
import { openFiles } from '../../extension/node/files.ts';
import { checkProject } from '../../extension/project/check.ts';
import type { Finding } from '../../extension/project/check-report.ts';
import { readConfigText } from '../../extension/project/config.ts';
import { openProject } from '../../extension/project/project.ts';
import { type Block, blocksOf, pages, root, withLindberga } from './guide.ts';

/** A fragment as a report of Tallbackaskolan's, or of the huvudman's when the block says so. */
function reportOf(fragments: readonly Block[]): string {
  const [first] = fragments;
  if (first?.text.startsWith('---\n')) return first.text;
  const head = first?.words.includes('huvudman')
    ? 'typ: huvudman\nläsår: 2025/26'
    : 'typ: enhet\nenhet: tallbackaskolan\nläsår: 2025/26';
  return `---\n${head}\n---\n\n# Rapport\n\n${fragments.map(one => one.text).join('\n')}`;
}

/**
 * What `ska check` says of a report in the place of one of the example municipality's: the sections that a part of a report lacks
 * are left out.
 */
async function findingsOf(folder: string, text: string): Promise<readonly Finding[]> {
  const name = /^typ: huvudman$/m.test(text) ? 'huvudman' : (/^enhet: (\S+)$/m.exec(text)?.[1] ?? 'sjo');
  const path = `rapporter/2025-26/${name}.md`;
  await writeFile(join(folder, path), text);
  await using project = await openProject(openFiles(folder), openFiles(root));
  const { findings } = await checkProject(project, { paths: [path], today: '2026-09-10' });
  return findings.filter(one => !ofTheWhole.test(one.diagnostic.code));
}

/** What only a whole report can have: its sections, the chain from results to follow-ups, what has become of last year's dialogue and numbers. */
const ofTheWhole = /^(?:outline|thread)\.|^dialog\.not-followed-up$|^frozen\.revised$/;

const told = ({ diagnostic }: Finding) =>
  `${diagnostic.place.span.start.line}: ${sentence(diagnostic.code, diagnostic.args, 'sv')} (${diagnostic.code})`;

const reports = (page: string) =>
  blocksOf(page).filter(block => block.language === 'markdown' && block.words[0] === 'rapport');
const mistakes = (page: string) =>
  blocksOf(page).filter(block => block.language === 'markdown' && block.words[0] === 'fel');

describe('examples of reports in the guide', () => {
  for (const page of pages()) {
    const shown = reports(page);
    const whole = shown.filter(block => block.text.startsWith('---\n'));
    const head = shown.filter(block => !whole.includes(block) && block.words.includes('huvudman'));
    const unit = shown.filter(block => !whole.includes(block) && !head.includes(block));
    const groups = [...whole.map(block => [block]), head, unit].filter(group => group.length > 0);
    for (const group of groups)
      it(`${page}:${group[0]?.line} hold in the example municipality`, () =>
        withLindberga(async folder => {
          const found = await findingsOf(folder, reportOf(group));
          assert.deepEqual(found.map(told), []);
        }));
    for (const mistake of mistakes(page))
      it(`${page}:${mistake.line} is told as ${mistake.words[1]}`, () =>
        withLindberga(async folder => {
          const found = await findingsOf(folder, reportOf([mistake]));
          const codes = new Set(found.map(one => one.diagnostic.code));
          assert.deepEqual([...codes].sort(), mistake.words.slice(1).sort());
        }));
  }

  it('are there', () => {
    assert.ok(pages().flatMap(reports).length >= 10);
    assert.ok(pages().flatMap(mistakes).length >= 8);
  });
});

/** Top-level keys of a YAML text, each with its lines. */
function keysOf(yaml: string): ReadonlyMap<string, string> {
  const parts = yaml.split(/^(?=[\p{L}\d"-]+:)/mu).filter(part => /^[\p{L}\d"-]+:/u.test(part));
  return new Map(
    parts.map(part => [part.slice(0, part.indexOf(':')), part.endsWith('\n') ? part : `${part}\n`]),
  );
}

describe('examples of YAML in the guide', () => {
  const shown = (page: string, file: string) =>
    blocksOf(page).filter(block => block.language === 'yaml' && block.words[0] === file);
  for (const page of pages())
    for (const file of ['ska.yaml', 'indikatorer.yaml']) {
      const all = shown(page, file);
      const alone = all.filter(block => block.words.includes('ensam'));
      const parts = all.filter(block => !alone.includes(block));
      for (const block of alone)
        it(`${page}:${block.line} is a whole ${file}`, () =>
          assert.deepEqual(readConfigText(block.text).diagnostics, []));
      if (parts.length > 0)
        it(`${page} can stand in the example's ${file}`, () =>
          withLindberga(async folder => {
            const path = join(folder, file);
            const own = keysOf(await readFile(path, 'utf8'));
            const keys = new Map([...own, ...parts.flatMap(block => [...keysOf(block.text)])]);
            await writeFile(path, [...keys.values()].join(''));
            await using project = await openProject(openFiles(folder), openFiles(root));
            const found = await checkProject(project, { schoolYear: '2025/26', today: '2026-09-10' });
            assert.deepEqual(found.findings.map(told), []);
          }));
    }
});
