import { execFile } from 'node:child_process';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/verapdf/', import.meta.url));

/** A rule of PDF/UA-1 that a file breaks: how often, and where first. */
export interface BrokenRule {
  readonly rule: string;
  readonly count: number;
  readonly message: string;
  readonly place: string;
}

/** What the validator says of one file. */
export interface PdfUaReport {
  readonly file: string;
  readonly checks: number;
  readonly rules: readonly BrokenRule[];
}

/**
 * Checks PDF files against PDF/UA-1 with veraPDF, the reference validator, whose libraries Maven fetches once. On a
 * machine without Java or Maven it answers which of them is missing.
 */
export async function checkPdfUa(
  files: readonly string[],
): Promise<{ readonly reports: readonly PdfUaReport[] } | { readonly missing: string }> {
  const missing = await whatIsMissing();
  if (missing) return { missing };
  const { stdout } = await run('java', ['-cp', await classPath(), join(here, 'CheckPdfUa.java'), ...files], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    reports: stdout
      .split('\n')
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line) as PdfUaReport),
  };
}

async function whatIsMissing(): Promise<string | undefined> {
  for (const [program, flag] of [
    ['java', '-version'],
    ['mvn', '-version'],
  ] as const) {
    try {
      await run(program, [flag], { shell: process.platform === 'win32' });
    } catch {
      return program;
    }
  }
  return undefined;
}

async function classPath(): Promise<string> {
  const file = join(cache, 'classpath.txt');
  const pom = join(here, 'pom.xml');
  const current = await Promise.all([stat(file), stat(pom)]).then(
    ([a, b]) => a.mtimeMs > b.mtimeMs,
    () => false,
  );
  if (!current) {
    await mkdir(cache, { recursive: true });
    await run('mvn', ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`], {
      shell: process.platform === 'win32',
    });
  }
  return (await readFile(file, 'utf8')).trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const answer = await checkPdfUa(process.argv.slice(2));
  if ('missing' in answer) {
    console.error(`PDF/UA kontrollerades inte: ${answer.missing} finns inte på den här datorn.`);
  } else {
    for (const report of answer.reports) {
      console.log(
        `${report.file}: ${report.rules.length === 0 ? 'PDF/UA-1' : `${report.rules.length} regler bryts`} (${report.checks} kontroller)`,
      );
      for (const { rule, count, message, place } of report.rules)
        console.log(`  ${rule} × ${count}: ${message}\n    ${place}`);
      if (report.rules.length > 0) process.exitCode = 1;
    }
  }
}
