import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Problem } from '../../extension/base/problem.ts';
import { problems } from '../../extension/base/problems.ts';
import { argumentsOfProblems } from '../../scripts/problem-arguments.ts';

const root = new URL('../../', import.meta.url).pathname;

/** What is wrong with a sentence; undefined when nothing is. */
function faultIn(text: string): string | undefined {
  if (/undefined|NaN|\[object|null/.test(text)) return 'shows the code behind it';
  if (!/[.?!][)”“"]?$/.test(text)) return 'does not end';
  if (/ {2}|\s[.,;:?!](\s|$)|^\s|\s$/.test(text)) return 'has a blank or a stop too many';
  return undefined;
}

describe('texts of problems', () => {
  let examples: ReturnType<typeof argumentsOfProblems> = new Map();
  before(() => {
    examples = argumentsOfProblems(root);
  });

  it('are sentences in both languages, whatever their arguments', () => {
    const bad: string[] = [];
    for (const [code, all] of examples) {
      const { text } = problems[code as keyof typeof problems] as Problem<unknown>;
      for (const args of all) {
        for (const language of ['sv', 'en'] as const) {
          const told = text[language](args);
          const fault = faultIn(told);
          if (fault) bad.push(`${code} (${language}) ${fault}: ${told}`);
        }
      }
    }
    assert.deepEqual(bad, []);
    assert.deepEqual([...examples.keys()].sort(), Object.keys(problems).sort());
  });

  it('are not the same text in both languages', () => {
    for (const [code, [args = {}]] of examples) {
      const { text } = problems[code as keyof typeof problems] as Problem<unknown>;
      assert.notEqual(text.sv(args), text.en(args), code);
    }
  });

  it('belong to codes that are words', () => {
    for (const code of Object.keys(problems)) assert.match(code, /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z\d]+)*)?$/);
  });

  it('would be told off for the slips that they can have', () => {
    for (const slip of ['Filen undefined finns inte.', 'Filen finns inte', 'Filen  finns.', 'Finns ej .']) {
      assert.ok(faultIn(slip), slip);
    }
  });
});

describe('files of the project', () => {
  it('hold no path of a machine and no address of a package registry', () => {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
    });
    const files = listed.toString().split('\0').filter(Boolean);
    assert.ok(files.length > 10);
    const home = homedir();
    const own = [root, ...(home.length > 5 ? [`${home}/`] : [])];
    const machine =
      /(?<![\w.~>/-])\/(home|Users|root|farm|work|mnt|srv)\/[\w-]+\/|\b[A-Z]:\\Users\\|\bregistry\.[a-z]+\.[a-z]+|:\/\/(localhost|127\.0\.0\.1|10\.\d+\.\d+\.\d+):\d{4,}\/[\w-]/;
    const bad: string[] = [];
    for (const file of files) {
      let text: string;
      try {
        text = readFileSync(root + file, 'latin1');
      } catch {
        continue; // removed in the working tree
      }
      for (const [index, line] of text.split('\n').entries()) {
        if (machine.test(line) || own.some(path => line.includes(path))) bad.push(`${file}:${index + 1}`);
      }
    }
    assert.deepEqual(bad, []);
  });
});
