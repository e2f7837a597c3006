import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pages, root, textOf } from './guide.ts';

const help = (...words: string[]) =>
  execFileSync(process.execPath, [join(root, 'dist', 'ska.mjs'), ...words, '--help'], { encoding: 'utf8' });

/** The names in a part of a help text, at the start of its lines. */
function listed(text: string, part: 'Val' | 'Kommandon', name: RegExp): readonly string[] {
  const [, after = ''] = text.split(`\n${part}:\n`);
  const lines = after.split('\n\n')[0]?.split('\n') ?? [];
  return lines.flatMap(line => name.exec(line)?.[1] ?? []);
}

const flagsOf = (text: string) => listed(text, 'Val', /^ {2}(?:-\w, )?(--[\p{L}-]+)/u);

/** Every command with the flags of its own, as the program tells them. */
function told(words: readonly string[] = []): ReadonlyMap<string, readonly string[]> {
  const text = help(...words);
  const below = listed(text, 'Kommandon', /^ {2}([\p{L}-]+)/u).filter(name => name !== 'help');
  const found = new Map(below.flatMap(name => [...told([...words, name])]));
  if (words.length > 0 && below.length === 0)
    found.set(
      words.join(' '),
      flagsOf(text).filter(flag => flag !== '--help'),
    );
  return found;
}

/** Every command with its flags, as docs/kommandon.md has them in the tables of its sections. */
function documented(): ReadonlyMap<string, readonly string[]> {
  const sections = textOf('docs/kommandon.md').split(/^## /m).slice(1);
  return new Map(
    sections.map(section => [
      section.slice(0, section.indexOf('\n')).replace(/^ska /, ''),
      [...section.matchAll(/^\| `(--[\p{L}-]+)/gmu)].map(found => found[1] ?? ''),
    ]),
  );
}

describe('docs/kommandon.md', () => {
  const page = new Map(documented());
  let program: ReadonlyMap<string, readonly string[]> = new Map();
  before(() => {
    program = told();
  });

  it('has each command with its flags, and no others', () => {
    assert.ok(program.size >= 8);
    const commands = [...page].filter(([name]) => /^[a-zåäö-]+( [a-z]+)?$/.test(name) && program.has(name));
    assert.deepEqual(
      Object.fromEntries([...commands].map(([name, flags]) => [name, [...flags].sort()])),
      Object.fromEntries([...program].map(([name, flags]) => [name, [...flags].sort()])),
    );
    const named = [...textOf('docs/kommandon.md').matchAll(/^\| \[`ska ([^`]+)`\]/gm)].map(found => found[1]);
    assert.deepEqual(named.sort(), [...program.keys()].sort());
  });

  it('has the flags that all commands share', () => {
    assert.deepEqual([...(page.get('Flaggor för alla kommandon') ?? [])].sort(), [...flagsOf(help())].sort());
  });

  it('has the commands that the other pages name', () => {
    const words = new Set([...program.keys(), 'help'].map(command => command.split(' ')[0]));
    for (const name of pages().filter(one => one !== 'docs/fynd.md'))
      for (const [, word = ''] of textOf(name).matchAll(/(?:`|^> )ska ([a-z][a-z-]*)/gm))
        assert.ok(words.has(word), `${name}: ska ${word}`);
  });
});
