import assert from 'node:assert/strict';
import { checkReport } from '../../extension/project/check-report.ts';
import { openReportFile } from '../../extension/project/open-reports.ts';
import { projectView } from '../../extension/project/view.ts';
import { updatedText } from '../../extension/report/update.ts';
import { config, withFiles } from './small-project.ts';

const head = (year: string, kind: string) => `---\n${kind}\nläsår: ${year}\n---\n\n# Rapport\n\n`;
const unit = (id: string) => `typ: enhet\nenhet: ${id}`;
const measure = (id: string, more: string) => `:::insats[Läshjälp]{#${id}}\n\n${more}\n:::\n\n`;

const files = {
  'ska.yaml': `${config}teman: { språk: Språk }\n`,
  'rapporter/2024-25/huvudman.md': `${head('2024/25', 'typ: huvudman')}:::mål[Alla läser]{#M25-1}\n\n:::\n\n${measure('I25-1', '- Mål: M25-1\n- Tema: språk\n')}`,
  'rapporter/2024-25/ekskolan.md': `${head('2024/25', unit('ekskolan'))}:::analys[Läsningen]{#A1}\n\nVarför.\n\n:::\n\n:::mål[Fler läser]{#M25-1}\n\n- Utifrån: A1\n\n:::\n\n${measure('I25-1', '- Mål: M25-1\n- Preciserar: huvudman#I25-1\n')}${measure('I25-2', '- Mål: M25-1\n')}`,
  'rapporter/2024-25/vux.md': `${head('2024/25', unit('vux'))}${measure('I25-1', '- Tema: språk\n')}`,
  'rapporter/2025-26/ekskolan.md': `${head('2025/26', unit('ekskolan'))}:::uppföljning[Läshjälp]{av=I25-1}\n\n- Bedömning: effekt\n\n:::\n\n:::mål[Sommarläsning]{#M26-1}\n\n:::\n\n${measure('I26-1', '- Mål: M26-1\n- Tema: språk\n')}::rödtråd[Tråden]{#t}\n\n::rödtråd[Tema]{#s tema=språk}\n`,
  'rapporter/2025-26/huvudman.md': `${head('2025/26', 'typ: huvudman')}::rödtråd[Nivåerna]{nivåer}\n`,
};

/** The rows of a report's tables as an update writes them. */
async function rowsOf(path: keyof typeof files): Promise<readonly string[]> {
  return withFiles(files, async project => {
    const reports = await Promise.all(project.reports.map(file => openReportFile(project, file)));
    const report = reports.find(one => one.document.file === path);
    assert.ok(report);
    const view = projectView(project, reports, [], report.setting.report.schoolYear);
    const { text } = updatedText(await checkReport(project, report, view, reports));
    return text
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.startsWith('| :'))
      .map(line => line.replace(/\s*\|\s*/g, '|'));
  });
}

describe('rödtråd', () => {
  it('is a row per measure: last year’s as they were followed up, then those that are planned', async () => {
    assert.deepEqual((await rowsOf('rapporter/2025-26/ekskolan.md')).slice(0, 4), [
      '|Analys|Mål|Insats|Uppföljning|',
      '|Läsningen (A1 2024/25)|Fler läser (M25-1)|Läshjälp (I25-1)|effekt|',
      '|Läsningen (A1 2024/25)|Fler läser (M25-1)|Läshjälp (I25-2)|uppföljning saknas|',
      '|–|Sommarläsning (M26-1)|Läshjälp (I26-1)|följs upp 2026/27|',
    ]);
  });

  it('of a theme has what belongs to it', async () => {
    assert.deepEqual((await rowsOf('rapporter/2025-26/ekskolan.md')).slice(4), [
      '|Analys|Mål|Insats|Uppföljning|',
      '|–|Sommarläsning (M26-1)|Läshjälp (I26-1)|följs upp 2026/27|',
    ]);
  });

  it('between levels counts units: who narrows a measure, follows it up, shows an effect', async () => {
    assert.deepEqual(await rowsOf('rapporter/2025-26/huvudman.md'), [
      '|Insats|Planerad|Preciserad av enheter|Uppföljd|Med effekt|',
      '|Läshjälp (I25-1)|2024/25|1 av 3|1 av 1|1 av 1|',
    ]);
  });
});
