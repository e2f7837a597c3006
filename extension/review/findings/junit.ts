import type { ToldFinding, ToldFindings } from './told-finding.ts';

/**
 * Findings as JUnit's XML: a suite per file, a failed test per error. Warnings and hints are tests that went well, told in
 * the suite's output: they do not stop anything. Times are unknown and stand as 0.
 */
export function junitXml(told: ToldFindings): string {
  const files = [...new Set([...told.files, ...told.findings.map(one => one.path)])].sort();
  const suites = files.map((path, id) => suite(path, id, told));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(path: string, id: number, told: ToldFindings): string {
  const own = told.findings.filter(one => one.path === path);
  const errors = own.filter(one => one.severity === 'error');
  const cases =
    own.length > 0 ? own.map(one => testCase(path, one)) : [`    <testcase ${names(path, path)}/>\n`];
  const output = [
    ...own.filter(one => one.severity !== 'error').map(one => `${place(one)} ${one.message} (${one.code})`),
    ...told.waivers.filter(one => one.path === path).map(one => `${one.line} ${one.message}`),
  ];
  return [
    `  <testsuite package="${xmlText(path)}" id="${id}" name="${xmlText(path)}" timestamp="${told.today}T00:00:00" hostname="localhost"`,
    ` tests="${cases.length}" failures="${errors.length}" errors="0" time="0">\n    <properties/>\n`,
    ...cases,
    `    <system-out>${xmlText(output.join('\n'))}</system-out>\n    <system-err/>\n  </testsuite>\n`,
  ].join('');
}

function testCase(path: string, one: ToldFinding): string {
  const open = `    <testcase ${names(`${one.code} ${place(one)}`, path)}`;
  if (one.severity !== 'error') return `${open}/>\n`;
  return `${open}>\n      <failure type="${xmlText(one.code)}" message="${xmlText(one.message)}">${xmlText(`${path}:${place(one)} ${one.message}`)}</failure>\n    </testcase>\n`;
}

const place = ({ start }: ToldFinding) => `${start.line}:${start.column}`;
const names = (name: string, path: string) => `name="${xmlText(name)}" classname="${xmlText(path)}" time="0"`;

/** A text as XML has it; what XML cannot hold at all is replaced. */
function xmlText(text: string): string {
  return text
    .replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
