import { helpOf, type ToldFindings, worstFirst } from './told-finding.ts';

const levels = { error: 'error', warning: 'warning', hint: 'note' } as const;
const home = 'https://ska-rapport.se/';

/** Findings as a SARIF 2.1.0 log. A waiver is a result that is suppressed in the source, with its reason. */
export function sarifLog(told: ToldFindings): string {
  const results = [
    ...worstFirst(told.findings).map(one => ({
      ruleId: one.code,
      level: levels[one.severity] as string,
      message: { text: withoutLinks(one.message) },
      locations: [
        location(one.path, {
          startLine: one.start.line,
          startColumn: one.start.column,
          endLine: Math.max(one.start.line, one.end.line),
          endColumn: Math.max(1, one.end.column),
        }),
      ],
    })),
    ...told.waivers
      .filter(one => !one.expired)
      .map(one => ({
        ruleId: one.code,
        level: 'note',
        message: { text: withoutLinks(one.message) },
        locations: [location(one.path, { startLine: one.line })],
        suppressions: [{ kind: 'inSource', status: 'accepted', justification: one.reason }],
      })),
  ];
  const ids = [...new Set(results.map(one => one.ruleId))];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'SKA-rapport',
            version: told.version,
            informationUri: home,
            rules: ids.map(id => ({ id, helpUri: `${home}${helpOf(id)}` })),
          },
        },
        language: told.language,
        columnKind: 'utf16CodeUnits',
        results: results.map(one => ({ ...one, ruleIndex: ids.indexOf(one.ruleId) })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** SARIF reads `[text](target)` as a link, also in a plain message: what a report says must be none. */
const withoutLinks = (text: string) => text.replaceAll('](', ']\u2060(');

function location(path: string, region: Readonly<Record<string, number>>) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
