// Decides the reports of 2024/25 as a municipality did in the autumn of 2025, and takes those of 2025/26 as far as they have come,
// with `ska sign`, step by step: the same bytes each time. Run after a change of one of these reports or of the data: node examples/lindberga/data/skapa-beslut.mjs
// It works in a copy of the project as it was then: that year is the one reported, and figures that were corrected later are
// as they were. So the example shows frozen values, values that have changed since they were published, and a correction.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = fileURLToPath(new URL('..', import.meta.url));
const ska = process.env.SKA ?? fileURLToPath(new URL('../../../dist/ska.mjs', import.meta.url));
const folder = 'rapporter/2024-25';

/** Who took each step of a report, and when. */
const reports = {
  almskolan: {
    inlämnad: ['rektor', '2025-09-12'],
    granskad: ['verksamhetschef', '2025-09-26'],
    fastställd: ['skolchef', '2025-10-15'],
  },
  sjo: {
    inlämnad: ['rektor', '2025-09-10'],
    granskad: ['verksamhetschef', '2025-09-26'],
    fastställd: ['skolchef', '2025-10-15'],
  },
  tallbackaskolan: {
    inlämnad: ['rektor', '2025-10-03'],
    granskad: ['verksamhetschef', '2025-10-10'],
    fastställd: ['skolchef', '2025-10-17'],
  },
  backebo: {
    inlämnad: ['rektor', '2025-09-15'],
    granskad: ['verksamhetschef', '2025-09-29'],
    fastställd: ['skolchef', '2025-10-17'],
  },
  blaklockan: {
    inlämnad: ['rektor', '2025-09-11'],
    granskad: ['verksamhetschef', '2025-09-26'],
    fastställd: ['skolchef', '2025-10-15'],
  },
  komvux: {
    inlämnad: ['rektor', '2025-09-30'],
    granskad: ['verksamhetschef', '2025-10-10'],
    fastställd: ['skolchef', '2025-10-20'],
  },
  lindbergagymnasiet: {
    inlämnad: ['rektor', '2025-09-12'],
    granskad: ['verksamhetschef', '2025-09-29'],
    fastställd: ['skolchef', '2025-10-17'],
  },
  lindskolan: {
    inlämnad: ['rektor', '2025-09-15'],
    granskad: ['verksamhetschef', '2025-09-29'],
    fastställd: ['skolchef', '2025-10-17'],
  },
  lyktan: {
    inlämnad: ['rektor', '2025-09-12'],
    granskad: ['verksamhetschef', '2025-09-29'],
    fastställd: ['skolchef', '2025-10-17'],
  },
  strandskolan: {
    inlämnad: ['rektor', '2025-09-11'],
    granskad: ['verksamhetschef', '2025-09-26'],
    fastställd: ['skolchef', '2025-10-15'],
  },
  tallkotten: {
    inlämnad: ['rektor', '2025-09-15'],
    granskad: ['verksamhetschef', '2025-10-01'],
    fastställd: ['skolchef', '2025-10-20'],
  },
  huvudman: {
    inlämnad: ['utvecklingsledare', '2025-10-14'],
    granskad: ['skolchef', '2025-10-24'],
    fastställd: ['nämnd', '2025-11-19', '§ 87'],
  },
  nämnd: {
    inlämnad: ['utvecklingsledare', '2025-10-31'],
    granskad: ['skolchef', '2025-11-03'],
    fastställd: ['nämnd', '2025-11-19', '§ 87'],
  },
};

/** How far the reports of the year that is reported have come: in the autumn of 2026 some are decided and some are drafts. */
const underWay = {
  lindbergagymnasiet: {
    inlämnad: ['rektor', '2026-09-11'],
    granskad: ['verksamhetschef', '2026-09-25'],
    fastställd: ['skolchef', '2026-10-14'],
  },
  blaklockan: { inlämnad: ['rektor', '2026-09-14'], granskad: ['verksamhetschef', '2026-09-28'] },
  lindskolan: { inlämnad: ['rektor', '2026-09-15'] },
  tallkotten: { inlämnad: ['rektor', '2026-09-15'], åter: ['verksamhetschef', '2026-09-29'] },
};

/** What was found to be wrong in a decided text, and mended in it. */
const correction = {
  report: 'almskolan',
  wrong: 'Föräldrarådet läste utkastet i augusti.',
  right: 'Föräldrarådet läste utkastet i september.',
  lines: [
    'rättelse:',
    '  - datum: 2026-01-14',
    '    vad: Föräldrarådet läste utkastet i september, inte i augusti.',
    '    skäl: Månaden var fel i rapporten.',
  ],
  decided: ['skolchef', '2026-01-16'],
};

/** Figures as they were known in the autumn of 2025: three reports at Tallbackaskolan came in late. */
const then = {
  'data/krankningar.csv': [['tallbackaskolan;2024/25;52;42;11', 'tallbackaskolan;2024/25;49;40;11']],
  'ska.yaml': [
    ['redovisar: 2025/26', 'redovisar: 2024/25'],
    ['pågår: 2026/27', 'pågår: 2025/26'],
    ['brytdatum: 2026-06-20', 'brytdatum: 2025-06-20'],
  ],
};

const above = mkdtempSync(join(tmpdir(), 'lindberga-'));
const copy = join(above, 'lindberga');
cpSync(project, copy, { recursive: true, filter: path => !/[\\/](ut|fryst)$/.test(path) });

const at = path => join(copy, ...path.split('/'));
function change(path, ...pairs) {
  let text = readFileSync(at(path), 'utf8');
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`${path} has no “${from}”`);
    text = text.replace(from, to);
  }
  writeFileSync(at(path), text);
}
const execute = promisify(execFile);
async function run(...args) {
  await execute(process.execPath, [ska, ...args, '--project', copy]);
}
async function sign(id, to, [by, date, paragraph], year = '2024/25') {
  await run('sign', id, '--läsår', year, '--to', to, '--by', by, '--datum', date, ...(paragraph ? ['--beslut', paragraph] : []));
}

async function steps(id, taken, year) {
  for (const [to, step] of Object.entries(taken)) await sign(id, to, step, year);
}
/** Takes each report its steps: the reports beside each other, since none of them shows another's status. */
async function allSteps(reports, year) {
  await Promise.all(Object.entries(reports).map(([id, taken]) => steps(id, taken, year)));
}

/** Reports as they were before anybody had taken a step with them. */
function asDrafts(paths) {
  for (const path of paths) {
    const [, front, text] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(at(path), 'utf8'));
    const head = front.replace(/\n(?:status|steg|rättelse):.*(?:\n[ -].*)*/g, '');
    writeFileSync(at(path), `---\n${head}\nstatus: utkast\n---\n${text}`);
  }
}

try {
  const now = Object.keys(underWay).map(id => `rapporter/2025-26/${id}.md`);
  asDrafts(now);
  await run('update', ...now);
  await allSteps(underWay, '2025/26');
  for (const path of now) cpSync(at(path), join(project, path));
  rmSync(join(project, 'rapporter/2025-26/fryst'), { recursive: true, force: true });
  cpSync(at('rapporter/2025-26/fryst'), join(project, 'rapporter/2025-26/fryst'), { recursive: true });

  for (const [path, pairs] of Object.entries(then)) change(path, ...pairs);
  // Every source was cut off and fetched a year earlier.
  const data = readFileSync(at('data/datapackage.yaml'), 'utf8');
  writeFileSync(
    at('data/datapackage.yaml'),
    data.replace(/(ska:(?:brytdatum|hämtad): ")(\d{4})/g, (_, key, year) => `${key}${Number(year) - 1}`),
  );
  const paths = Object.keys(reports).map(id => `${folder}/${id}.md`);
  asDrafts(paths);
  const corrected = `${folder}/${correction.report}.md`;
  change(corrected, [correction.right, correction.wrong]);
  await run('update', ...paths);
  const { huvudman, nämnd, ...ofUnits } = reports;
  await allSteps(ofUnits, '2024/25');
  await steps('huvudman', huvudman, '2024/25');
  // What it says of the units' reports depends on how far they have come.
  await run('update', `${folder}/nämnd.md`);
  await steps('nämnd', nämnd, '2024/25');
  change(corrected, [correction.wrong, correction.right], ['\n---\n', `\n${correction.lines.join('\n')}\n---\n`]);
  await sign(correction.report, 'fastställd', correction.decided);
  for (const path of paths) cpSync(at(path), join(project, path));
  rmSync(join(project, folder, 'fryst'), { recursive: true, force: true });
  cpSync(at(`${folder}/fryst`), join(project, folder, 'fryst'), { recursive: true });
} finally {
  rmSync(above, { recursive: true, force: true });
}
