// Writes the data of the invented municipality Lindberga: the same bytes each time (fixed seed, no clock).
// Run: node examples/lindberga/data/skapa-data.mjs
// Nothing here describes a real pupil, school or municipality. Levels are chosen by hand to give the
// reports something to explain; chance only spreads them over grade years and sexes.
import { writeFileSync } from 'node:fs';
import { workbook } from './skapa-arbetsbok.mjs';

const folder = new URL('.', import.meta.url);
const years = ['2022/23', '2023/24', '2024/25', '2025/26'];
const sexes = ['F', 'P'];

/** A small pseudo-random generator (mulberry32): numbers in [0, 1). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
const random = generator(20260620);
/** For the last digits of means and costs only, so that a change there moves nothing else. */
const fine = generator(7);

/** A whole number near `mean`, at most `spread` away. */
const near = (mean, spread) => Math.max(0, Math.round(mean + (random() * 2 - 1) * spread));

/** Shares out `total` over cells in proportion to their sizes, never more than a cell holds. */
function shareOut(total, sizes) {
  const left = [...sizes];
  const given = sizes.map(() => 0);
  for (let taken = 0; taken < total; taken += 1) {
    const sum = left.reduce((all, one) => all + one, 0);
    if (sum === 0) break;
    let aim = random() * sum;
    let index = 0;
    while (index < left.length - 1 && aim >= left[index]) {
      aim -= left[index];
      index += 1;
    }
    left[index] -= 1;
    given[index] += 1;
  }
  return given;
}

/** Divides `total` between girls and boys in proportion to their number; `tilt` above 1 gives the girls more. */
function divide(total, [girls, boys], tilt) {
  const given = girls + boys === 0 ? 0 : Math.round((total * girls * tilt) / (girls * tilt + boys));
  const toGirls = Math.min(girls, total, Math.max(given, total - boys));
  return [toGirls, total - toGirls];
}

// ---- units: the keys that each kind of table uses ------------------------------------------------

const units = {
  tallbackaskolan: { name: 'Tallbackaskolan', code: '90000001' },
  almskolan: { name: 'Almskolan', code: '90000002' },
  strandskolan: { name: 'Strandskolan', code: '90000003' },
  backebo: { name: 'Backebo skola', code: '90000004' },
  lindskolan: { name: 'Lindskolan', code: '90000005' },
  lyktan: { name: 'Lyktans anpassade grundskola', code: '90000006' },
  lindbergagymnasiet: { name: 'Lindbergagymnasiet', code: '90000007' },
  komvux: { name: 'Komvux Lindberga', code: '90000008' },
  sjoboden: { name: 'Sjöbodens förskola', code: '90000009' },
  bryggan: { name: 'Bryggans förskola', code: '90000010' },
  blaklockan: { name: 'Blåklockans förskola', code: '90000011' },
  tallkotten: { name: 'Tallkottens förskola', code: '90000012' },
};

// ---- files ---------------------------------------------------------------------------------------

const windows1252 = (text) => Buffer.from(text, 'latin1');
const utf8 = (text) => Buffer.from(text, 'utf8');
const utf8WithMark = (text) => Buffer.from(`\uFEFF${text}`, 'utf8');

/** A number as Swedish Excel writes it; a text (also a mark such as `..`) as it stands. */
const cell = (value) => (typeof value === 'number' ? String(value).replace('.', ',') : value);

function csv(name, header, rows, encode = utf8) {
  const lines = [header, ...rows].map((row) => row.map(cell).join(';'));
  writeFileSync(new URL(name, folder), encode(`${lines.join('\r\n')}\r\n`));
}

const oneDecimal = (value) => Math.round(value * 10) / 10;

// ---- pupils --------------------------------------------------------------------------------------

const gradeYears = ['F', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const schoolForms = {
  lindbergagymnasiet: 'gymnasieskola',
  lyktan: 'anpassad-grundskola',
};
const intake = {
  tallbackaskolan: { grades: gradeYears, size: 51, spread: 4, multilingual: [0.27, 0.28, 0.3, 0.31] },
  almskolan: { grades: gradeYears.slice(0, 7), size: 44, spread: 4, multilingual: [0.21, 0.22, 0.22, 0.24] },
  strandskolan: { grades: gradeYears.slice(0, 7), size: 31, spread: 3, multilingual: [0.09, 0.09, 0.1, 0.1] },
  backebo: { grades: gradeYears.slice(0, 7), size: 7, spread: 4, multilingual: [0.06, 0.06, 0.08, 0.08] },
  lindskolan: { grades: ['7', '8', '9'], size: 78, spread: 5, multilingual: [0.16, 0.16, 0.17, 0.18] },
  lyktan: { grades: gradeYears.slice(1), size: 1, spread: 1, multilingual: [0.3, 0.3, 0.3, 0.3] },
  lindbergagymnasiet: { grades: ['1', '2', '3'], size: 138, spread: 8, multilingual: [0.18, 0.19, 0.2, 0.2] },
};

/** Pupils by unit, school year, grade year and sex; a cohort keeps its size but for a few who move. */
const pupils = new Map();
const pupilsOf = (unit, year, grades, sex) =>
  grades.reduce((sum, grade) => sum + (sex ? [sex] : sexes).reduce((part, one) => part + (pupils.get([unit, year, grade, one].join('|')) ?? 0), 0), 0);

const pupilRows = [];
for (const [unit, { grades, size, spread, multilingual }] of Object.entries(intake)) {
  const cohorts = new Map();
  years.forEach((year, y) => {
    grades.forEach((grade, g) => {
      const cohort = g - y;
      if (!cohorts.has(cohort)) cohorts.set(cohort, near(size, spread));
      const girls = Math.round((cohorts.get(cohort) * (47 + ((cohort * cohort * 3 + size) % 7))) / 100);
      const counts = { F: near(girls, 1), P: near(cohorts.get(cohort) - girls, 1) };
      for (const sex of sexes) {
        const several = Math.min(counts[sex], near(counts[sex] * multilingual[y], 1));
        pupils.set([unit, year, grade, sex].join('|'), counts[sex]);
        const form = schoolForms[unit] ?? (grade === 'F' ? 'förskoleklass' : 'grundskola');
        pupilRows.push([units[unit].code, year, form, grade, sex, counts[sex], several]);
      }
    });
  });
}
csv('elever.csv', ['Skolenhetskod', 'Läsår', 'Skolform', 'Årskurs', 'Kön', 'Elever', 'Flerspråkiga'], pupilRows);

const schools = ['tallbackaskolan', 'almskolan', 'strandskolan', 'backebo', 'lindskolan'];
const gradesOf = (unit) => intake[unit].grades;

// ---- socio-economic index: a finished number, the municipality's own row given by the source ------

const index = {
  tallbackaskolan: [112, 114, 116, 118],
  almskolan: [96, 97, 99, 101],
  strandskolan: [71, 72, 74, 74],
  backebo: [88, 90, 87, 89],
  lindskolan: [92, 92, 93, 94],
  huvudman: [99, 100, 101, 102],
};
csv(
  'socioekonomi.csv',
  ['Enhet', 'Läsår', 'Index'],
  Object.entries(index).flatMap(([unit, values]) => values.map((value, y) => [unit, years[y], value])),
);

// ---- teachers: hours taught per week, by subject; windows-1252, as an old system exports it --------

const teachers = {
  tallbackaskolan: { hours: 1010, count: 52, all: [0.765, 0.752, 0.745, 0.714], Matematik: [0.73, 0.7, 0.727, 0.636], Engelska: [0.9, 0.889, 0.889, 0.82], Svenska: [0.9, 0.917, 0.917, 0.923], 'Svenska som andraspråk': [0.42, 0.45, 0.5, 0.54], NO: [0.66, 0.66, 0.63, 0.6], SO: [0.74, 0.76, 0.78, 0.79] },
  almskolan: { hours: 560, count: 27, all: [0.81, 0.8, 0.83, 0.846], Matematik: [0.84, 0.84, 0.86, 0.89], Engelska: [0.8, 0.8, 0.82, 0.82], Svenska: [0.9, 0.9, 0.93, 0.95], 'Svenska som andraspråk': [0.5, 0.5, 0.6, 0.7], NO: [0.7, 0.7, 0.72, 0.72], SO: [0.74, 0.74, 0.76, 0.76] },
  strandskolan: { hours: 395, count: 19, all: [0.86, 0.87, 0.86, 0.871], Matematik: [0.86, 0.88, 0.88, 0.9], Engelska: [0.86, 0.86, 0.88, 0.88], Svenska: [0.95, 0.95, 0.95, 0.95], NO: [0.76, 0.76, 0.76, 0.78], SO: [0.8, 0.8, 0.8, 0.8] },
  backebo: { hours: 118, count: 6, all: [0.62, 0.62, 0.7, 0.69], Matematik: [0.6, 0.6, 0.72, 0.7], Svenska: [0.7, 0.7, 0.74, 0.74] },
  lindskolan: { hours: 640, count: 33, all: [0.74, 0.757, 0.77, 0.784], Matematik: [0.78, 0.8, 0.82, 0.84], Engelska: [0.88, 0.88, 0.9, 0.9], Svenska: [0.88, 0.9, 0.9, 0.9], 'Svenska som andraspråk': [0.4, 0.4, 0.48, 0.5], NO: [0.7, 0.72, 0.72, 0.74], SO: [0.76, 0.76, 0.8, 0.82] },
};
const portion = { Matematik: 0.16, Engelska: 0.1, Svenska: 0.2, 'Svenska som andraspråk': 0.05, NO: 0.11, SO: 0.11 };
const teacherRows = [];
for (const unit of schools) {
  const { hours, count, all, ...subjects } = teachers[unit];
  years.forEach((year, y) => {
    const total = hours + (y - 2) * 4;
    teacherRows.push([units[unit].name, year, 'Alla', count, total, Math.round(total * all[y])]);
    for (const [subject, shares] of Object.entries(subjects)) {
      const taught = Math.round(total * portion[subject]);
      teacherRows.push([units[unit].name, year, subject, Math.max(2, Math.round(count * portion[subject] * 1.2)), taught, Math.round(taught * shares[y])]);
    }
  });
}
csv('larare.csv', ['Skola', 'Läsår', 'Ämne', 'Antal lärare', 'Timmar', 'Varav behöriga'], teacherRows, windows1252);

// ---- resources: teachers' full-time equivalents (school year), costs (calendar year) --------------

const staffing = {
  tallbackaskolan: [12.4, 12.5, 12.7, 12.9],
  almskolan: [13.1, 13, 12.8, 12.6],
  strandskolan: [13.6, 13.6, 13.7, 13.8],
  backebo: [9.4, 9.8, 9.6, 9.9],
  lindskolan: [11.9, 11.9, 11.8, 11.9],
  lyktan: [3.1, 3, 3.2, 3],
};
const staffRows = [];
for (const [unit, ratios] of Object.entries(staffing)) {
  years.forEach((year, y) => {
    const count = pupilsOf(unit, year, gradesOf(unit).filter((grade) => grade !== 'F'));
    staffRows.push([units[unit].code, year, unit === 'lyktan' ? 'anpassad-grundskola' : 'grundskola', count, oneDecimal(count / ratios[y])]);
  });
}
csv('personaltathet.csv', ['Skolenhetskod', 'Läsår', 'Skolform', 'Elever', 'Lärartjänster'], staffRows);

const costs = {
  tallbackaskolan: ['grundskola', 512, 113800, 118900, 123700, 128400],
  almskolan: ['grundskola', 305, 108200, 112600, 117100, 121900],
  strandskolan: ['grundskola', 216, 103900, 108300, 112200, 116100],
  backebo: ['grundskola', 47, 148600, 154300, 161900, 169700],
  lindskolan: ['grundskola', 234, 117400, 121700, 126200, 131000],
  lindbergagymnasiet: ['gymnasieskola', 412, 119600, 124800, 129900, 134100],
  sjoboden: ['förskola', 61, 158200, 163900, 168800, 174100],
  bryggan: ['förskola', 30, 166400, 176800, 189300, 204800],
  blaklockan: ['förskola', 88, 155300, 160400, 165700, 170900],
  tallkotten: ['förskola', 74, 157100, 163200, 169400, 175700],
};
csv(
  'kostnader.csv',
  ['Enhet', 'År', 'Skolform', 'Kostnad (kr)', 'Elever eller barn (medeltal)'],
  Object.entries(costs).flatMap(([unit, [form, count, ...perHead]]) =>
    perHead.map((amount, y) => {
      const heads = unit === 'bryggan' ? count - y * 3 : near(count, 4);
      return [unit, String(2022 + y), form, Math.round(heads * (amount + fine() * 300 - 150)), heads];
    }),
  ),
);

// ---- final marks, grade year 9 --------------------------------------------------------------------

const marks = {
  tallbackaskolan: { merit: { F: [229, 228, 232, 236], P: [203, 203, 206, 208] }, vocational: [0.842, 0.845, 0.857, 0.846], every: [0.7, 0.71, 0.716, 0.735] },
  lindskolan: { merit: { F: [246, 249, 251, 254], P: [222, 219, 217, 214] }, vocational: [0.885, 0.892, 0.889, 0.897], every: [0.762, 0.77, 0.773, 0.776] },
};
const markRows = [];
for (const [unit, { merit, vocational, every }] of Object.entries(marks)) {
  years.forEach((year, y) => {
    const counts = sexes.map((sex) => pupilsOf(unit, year, ['9'], sex));
    const total = counts[0] + counts[1];
    const failing = divide(Math.round(total * (1 - vocational[y])), counts, 0.7);
    const missing = divide(Math.round(total * (1 - every[y])), counts, 0.75);
    sexes.forEach((sex, s) => {
      const marked = counts[s] - Math.min(1, Math.floor(failing[s] / 3));
      const sum = Math.round(marked * (merit[sex][y] + fine() * 1.4 - 0.7) * 2) / 2;
      markRows.push([units[unit].code, year, sex, counts[s], marked, sum, counts[s] - failing[s], counts[s] - missing[s]]);
    });
  });
}
csv(
  'betyg-ak9.csv',
  ['Skolenhetskod', 'Läsår', 'Kön', 'Elever', 'Elever med betyg', 'Meritsumma', 'Behöriga yrkesprogram', 'Godkända i alla ämnen'],
  markRows,
  utf8WithMark,
);

// ---- national tests, and marks against them -------------------------------------------------------

const tests = {
  tallbackaskolan: { 3: { Matematik: [0.68, 0.69, 0.7, 0.72], Svenska: [0.76, 0.77, 0.76, 0.79] }, 6: { Matematik: [0.82, 0.842, 0.81, 0.867], Svenska: [0.9, 0.91, 0.922, 0.93], Engelska: [0.93, 0.92, 0.93, 0.91] }, 9: { Matematik: [0.78, 0.77, 0.76, 0.74], Svenska: [0.9, 0.9, 0.91, 0.91], Engelska: [0.93, 0.93, 0.94, 0.93] }, higher: { Matematik: [0.25, 0.27, 0.241, 0.138], Svenska: [0.15, 0.14, 0.13, 0.12], Engelska: [0.08, 0.09, 0.08, 0.08] } },
  almskolan: { 3: { Matematik: [0.73, 0.72, 0.77, 0.82], Svenska: [0.76, 0.75, 0.82, 0.88] }, 6: { Matematik: [0.85, 0.86, 0.86, 0.87], Svenska: [0.92, 0.92, 0.93, 0.93], Engelska: [0.93, 0.93, 0.93, 0.94] }, higher: { Matematik: [0.17, 0.16, 0.16, 0.15], Svenska: [0.11, 0.11, 0.1, 0.1], Engelska: [0.07, 0.08, 0.07, 0.07] } },
  strandskolan: { 3: { Matematik: [0.8, 0.81, 0.81, 0.8], Svenska: [0.86, 0.86, 0.87, 0.86] }, 6: { Matematik: [0.93, 0.93, 0.94, 0.9], Svenska: [0.96, 0.96, 0.97, 0.97], Engelska: [0.97, 0.97, 0.96, 0.97] }, higher: { Matematik: [0.26, 0.29, 0.33, 0.37], Svenska: [0.2, 0.2, 0.23, 0.23], Engelska: [0.1, 0.1, 0.1, 0.1] } },
  backebo: { 3: { Matematik: [0.7, 0.7, 0.75, 0.8], Svenska: [0.8, 0.8, 0.8, 0.8] }, 6: { Matematik: [0.8, 0.8, 0.8, 0.8], Svenska: [0.9, 0.9, 0.9, 0.9], Engelska: [0.9, 0.9, 0.9, 0.9] }, higher: { Matematik: [0.2, 0.2, 0.2, 0.2], Svenska: [0.2, 0.2, 0.2, 0.2], Engelska: [0.1, 0.1, 0.1, 0.1] } },
  lindskolan: { 9: { Matematik: [0.83, 0.84, 0.85, 0.87], Svenska: [0.92, 0.92, 0.93, 0.93], Engelska: [0.95, 0.95, 0.95, 0.96] }, higher: { Matematik: [0.19, 0.18, 0.18, 0.16], Svenska: [0.14, 0.14, 0.13, 0.13], Engelska: [0.08, 0.08, 0.08, 0.07] } },
};
const testRows = [];
for (const unit of schools) {
  const { higher, ...byGrade } = tests[unit];
  years.forEach((year, y) => {
    for (const [grade, subjects] of Object.entries(byGrade)) {
      const everyone = pupilsOf(unit, year, [grade]);
      for (const [subject, shares] of Object.entries(subjects)) {
        const taking = Math.max(0, near(everyone * 0.96, everyone > 20 ? 1 : 0));
        const passed = Math.round(taking * shares[y]);
        // Grade year 3 gives no marks to compare with: a point, as the source writes what does not exist.
        const above = grade === '3' ? '.' : Math.round(taking * higher[subject][y] * (grade === '9' ? 0.9 : 1));
        testRows.push([units[unit].code, year, grade, subject, taking, passed, above]);
      }
    }
  });
}
csv('nationella-prov.csv', ['Skolenhetskod', 'Läsår', 'Årskurs', 'Ämne', 'Deltagare', 'Godkända', 'Högre betyg än provbetyg'], testRows);

// ---- absence, by term, grade year and sex ---------------------------------------------------------

const terms = ['VT23', 'HT23', 'VT24', 'HT24', 'VT25', 'HT25', 'VT26'];
const yearOfTerm = { VT23: 0, HT23: 1, VT24: 1, HT24: 2, VT25: 2, HT25: 3, VT26: 3 };
// [15–19 %, 20–29 %, 30 % and over] of the pupils, by stage, at the first, middle and last spring terms.
const absence = {
  tallbackaskolan: { '1-6': { low: [5, 5.4, 5.2, 4.6], band: [4.2, 4.6, 5.1, 3.1], high: [2.2, 2.4, 2.6, 2.4] }, '7-9': { low: [5.6, 6, 6.6, 7.2], band: [5, 5.6, 6.4, 7.2], high: [4, 4.6, 5.2, 6.4] } },
  almskolan: { '1-6': { low: [4.6, 4.6, 4.6, 4.4], band: [3.6, 3.8, 3.8, 3.4], high: [1.6, 1.8, 1.8, 1.8] } },
  strandskolan: { '1-6': { low: [3.6, 3.8, 3.6, 3.6], band: [2.4, 2.4, 2.6, 2.6], high: [0.9, 1, 1, 1] } },
  backebo: { '1-6': { low: [4, 4, 4, 4], band: [4, 4, 3, 3], high: [2, 2, 2, 2] } },
  lindskolan: { '7-9': { low: [6, 5.8, 5.4, 5], band: [5.2, 5, 4.6, 4.2], high: [4.2, 4.2, 4, 3.8] } },
};
const absenceRows = [];
for (const unit of schools) {
  terms.forEach((term) => {
    for (const [stage, { low, band, high }] of Object.entries(absence[unit])) {
      const [first, last] = stage.split('-').map(Number);
      const grades = gradesOf(unit).filter((grade) => grade !== 'F' && Number(grade) >= first && Number(grade) <= last);
      const y = yearOfTerm[term];
      const cells = grades.flatMap((grade) => sexes.map((sex) => ({ grade, sex, count: pupilsOf(unit, years[y], [grade], sex) })));
      const sizes = cells.map(({ count }) => count);
      const everyone = sizes.reduce((sum, one) => sum + one, 0);
      // Absence is lower in autumn; older grade years have more of it.
      const season = term.startsWith('HT') ? 0.88 : 1;
      const weights = cells.map(({ grade, count }) => Math.round(count * (0.7 + 0.1 * (Number(grade) - first))));
      const shares = [low, band, high].map((levels) => shareOut(Math.round((everyone * levels[y] * season) / 100), weights));
      cells.forEach(({ grade, sex, count }, c) => {
        const [fifteen, twenty, thirty] = shares.map((list) => list[c]);
        absenceRows.push([units[unit].name, term, grade, sex, count, fifteen + twenty + thirty, twenty, thirty]);
      });
    }
  });
}
csv('franvaro.csv', ['Skola', 'Termin', 'Årskurs', 'Kön', 'Elever', 'Över 15 %', '20–29 %', '30 % och mer'], absenceRows);

// ---- survey: every second year; sums of the index, so that means can be rolled up ------------------

const surveyYears = { '2023/24': 0, '2025/26': 1 };
const survey = {
  tallbackaskolan: { 5: { trygghet: [7.3, 7.6], studiero: [5.6, 5.9], stimulans: [6.4, 6.6] }, 8: { trygghet: [6.9, 6.7], studiero: [4.9, 4.8], stimulans: [5, 5.1] } },
  almskolan: { 5: { trygghet: [7.9, 7.1], studiero: [6.2, 5.7], stimulans: [6.9, 6.8] } },
  strandskolan: { 5: { trygghet: [8.3, 8.4], studiero: [6.9, 6.9], stimulans: [7.1, 7.2] } },
  backebo: { 5: { trygghet: [8.5, 8.4], studiero: [7, 7], stimulans: [7.2, 7.2] } },
  lindskolan: { 8: { trygghet: [7.4, 7.6], studiero: [5.4, 5.8], stimulans: [5.3, 5.4] } },
};
const surveyRows = [];
for (const unit of schools) {
  for (const [year, round] of Object.entries(surveyYears)) {
    for (const [grade, areas] of Object.entries(survey[unit])) {
      const asked = pupilsOf(unit, year, [grade]);
      const answers = Math.round(asked * 0.87);
      surveyRows.push([units[unit].name, year, grade, asked, answers, ...['trygghet', 'studiero', 'stimulans'].map((area) => oneDecimal(answers * areas[area][round]))]);
    }
  }
}
csv('skolenkaten.csv', ['Skola', 'Läsår', 'Årskurs', 'Tillfrågade', 'Svar', 'Trygghet (summa)', 'Studiero (summa)', 'Stimulans (summa)'], surveyRows);

// ---- early reading -------------------------------------------------------------------------------

const reading = {
  tallbackaskolan: [0.7, 0.71, 0.66, 0.67],
  almskolan: [0.71, 0.72, 0.74, 0.87],
  strandskolan: [0.84, 0.84, 0.81, 0.83],
  backebo: [0.8, 0.8, 0.8, 0.8],
};
csv(
  'lasning-ak1.csv',
  ['Skolenhetskod', 'Läsår', 'Kön', 'Elever', 'Når nivån'],
  Object.entries(reading).flatMap(([unit, shares]) =>
    years.flatMap((year, y) => {
      const counts = sexes.map((sex) => pupilsOf(unit, year, ['1'], sex));
      const reached = divide(Math.round((counts[0] + counts[1]) * shares[y]), counts, 1.1);
      return sexes.map((sex, s) => [units[unit].code, year, sex, counts[s], reached[s]]);
    }),
  ),
);

// ---- preschools ----------------------------------------------------------------------------------

const preschools = {
  sjoboden: { children: [58, 60, 61, 63], perStaff: [5.3, 5.2, 5.2, 5.1], licensed: [0.44, 0.45, 0.47, 0.49], groups: [4, 4, 4, 4], language: [0.86, 0.87, 0.88, 0.91], safe: [0.93, 0.93, 0.94, 0.95] },
  bryggan: { children: [31, 28, 25, 21], perStaff: [5.2, 5, 4.8, 4.5], licensed: [0.4, 0.4, 0.38, 0.38], groups: [2, 2, 2, 2], language: [0.85, 0.85, 0.84, 0.83], safe: [0.95, 0.94, 0.93, 0.88] },
  blaklockan: { children: [86, 88, 89, 88], perStaff: [5.4, 5.3, 5.2, 5.2], licensed: [0.42, 0.44, 0.47, 0.5], groups: [6, 6, 6, 6], language: [0.8, 0.82, 0.86, 0.89], safe: [0.94, 0.94, 0.95, 0.95] },
  tallkotten: { children: [72, 73, 74, 76], perStaff: [5.4, 5.5, 5.6, 5.8], licensed: [0.46, 0.42, 0.37, 0.33], groups: [4, 4, 4, 4], language: [0.83, 0.82, 0.8, 0.77], safe: [0.93, 0.93, 0.91, 0.9] },
};
const childRows = [];
const preschoolStaffRows = [];
const preschoolSurveyRows = [];
for (const [unit, { children, perStaff, licensed, groups, language, safe }] of Object.entries(preschools)) {
  years.forEach((year, y) => {
    const young = Math.round(children[y] * (0.44 + 0.03 * ((y + children[0]) % 3)));
    childRows.push([unit, year, '1–3 år', young], [unit, year, '4–5 år', children[y] - young]);
    const staff = oneDecimal(children[y] / perStaff[y]);
    preschoolStaffRows.push([unit, year, children[y], groups[y], Math.ceil(staff * 1.15), staff, oneDecimal(staff * licensed[y])]);
    const answers = Math.round(children[y] * 0.72);
    preschoolSurveyRows.push([units[unit].name, year, answers, Math.round(answers * language[y]), Math.round(answers * safe[y])]);
  });
}
csv('barn.csv', ['Enhet', 'Läsår', 'Ålder', 'Barn'], childRows);
csv('forskolans-personal.csv', ['Enhet', 'Läsår', 'Barn', 'Barngrupper', 'Anställda', 'Årsarbetare', 'Varav förskollärare med legitimation'], preschoolStaffRows);
csv('forskoleenkaten.csv', ['Förskola', 'Läsår', 'Svar', 'Språk: instämmer', 'Trygghet: instämmer'], preschoolSurveyRows);

// ---- after-school centres: a workbook, as the units send it in -------------------------------------

const centres = {
  tallbackaskolan: { share: 0.78, perStaff: [21.4, 21.9, 22.6, 23.1], licensed: [0.3, 0.28, 0.27, 0.25] },
  almskolan: { share: 0.84, perStaff: [20.2, 20, 19.6, 19.1], licensed: [0.38, 0.4, 0.41, 0.44] },
  strandskolan: { share: 0.86, perStaff: [19.4, 19.2, 19.4, 19.3], licensed: [0.42, 0.42, 0.44, 0.44] },
  backebo: { share: 0.9, perStaff: [13.2, 13.8, 13.1, 13.6], licensed: [0.5, 0.5, 0.5, 0.5] },
};
const centreRows = Object.entries(centres).flatMap(([unit, { share, perStaff, licensed }]) =>
  years.map((year, y) => {
    const count = Math.round(pupilsOf(unit, year, ['F', '1', '2', '3']) * share);
    const staff = oneDecimal(count / perStaff[y]);
    return [units[unit].code, year, count, staff, oneDecimal(staff * licensed[y])];
  }),
);
const centreHeader = ['Skolenhetskod', 'Läsår', 'Inskrivna elever', 'Årsarbetare', 'Varav med högskoleexamen'];
writeFileSync(new URL('fritidshem.xlsx', folder), workbook('Fritidshem', [centreHeader, ...centreRows]));

// ---- upper secondary -----------------------------------------------------------------------------

const programmes = {
  'Bygg- och anläggningsprogrammet': { size: 22, girls: 0.1, exam: [0.68, 0.7, 0.73, 0.77], eligible: [0.2, 0.2, 0.36, 0.42], dropped: [0.1, 0.09, 0.09, 0.07] },
  Ekonomiprogrammet: { size: 32, girls: 0.53, exam: [0.84, 0.84, 0.86, 0.86], eligible: [0.82, 0.82, 0.84, 0.84], dropped: [0.04, 0.05, 0.04, 0.04] },
  Naturvetenskapsprogrammet: { size: 24, girls: 0.52, exam: [0.9, 0.88, 0.9, 0.89], eligible: [0.89, 0.87, 0.89, 0.88], dropped: [0.03, 0.03, 0.04, 0.03] },
  Samhällsvetenskapsprogrammet: { size: 30, girls: 0.62, exam: [0.78, 0.77, 0.74, 0.7], eligible: [0.75, 0.74, 0.71, 0.67], dropped: [0.07, 0.08, 0.1, 0.12] },
  'Vård- och omsorgsprogrammet': { size: 18, girls: 0.8, exam: [0.7, 0.7, 0.72, 0.74], eligible: [0.5, 0.5, 0.55, 0.6], dropped: [0.1, 0.1, 0.09, 0.08] },
};
const examRows = [];
for (const [programme, { size, girls, exam, eligible, dropped }] of Object.entries(programmes)) {
  years.forEach((year, y) => {
    const beginners = near(size, 2);
    const counts = [Math.round(beginners * girls), beginners - Math.round(beginners * girls)];
    const examined = divide(Math.round(beginners * exam[y]), counts, 1.08);
    const qualified = divide(Math.round(beginners * eligible[y]), examined, 1.1);
    const stopped = shareOut(Math.round(beginners * dropped[y]), counts.map((count, s) => count - examined[s]));
    sexes.forEach((sex, s) => {
      examRows.push([units.lindbergagymnasiet.code, year, programme, sex, counts[s], examined[s], qualified[s], stopped[s]]);
    });
  });
}
csv(
  'gymnasium.csv',
  ['Skolenhetskod', 'Läsår', 'Program', 'Kön', 'Nybörjare tre år tidigare', 'Examen inom 3 år', 'Högskolebehörighet', 'Avbrott'],
  examRows,
);

// ---- adapted compulsory school: groups so small that almost everything is protected ----------------

csv(
  'anpassad-grundskola.csv',
  ['Skolenhetskod', 'Läsår', 'Elever', 'Når målen i kommunikation', 'Lärare', 'Varav med specialpedagogisk examen'],
  years.map((year, y) => {
    const count = pupilsOf('lyktan', year, gradesOf('lyktan'));
    return [units.lyktan.code, year, count, Math.round(count * [0.6, 0.6, 0.72, 0.75][y]), 7, [3, 3, 4, 4][y]];
  }),
);

// ---- adult education -----------------------------------------------------------------------------

const paths = { 'Studieväg 1': [46, [0.34, 0.36, 0.38, 0.41]], 'Studieväg 2': [92, [0.52, 0.53, 0.55, 0.6]], 'Studieväg 3': [58, [0.7, 0.71, 0.73, 0.74]] };
csv(
  'sfi.csv',
  ['Enhet', 'Läsår', 'Studieväg', 'Nybörjare två år tidigare', 'Klarat minst två kurser'],
  Object.entries(paths).flatMap(([path, [size, shares]]) =>
    years.map((year, y) => {
      const beginners = near(size - y * 3, 3);
      return ['komvux', year, path, beginners, Math.round(beginners * shares[y])];
    }),
  ),
);
const levels = { 'Grundläggande nivå': [310, [0.62, 0.63, 0.65, 0.66], [0.2, 0.19, 0.19, 0.18]], 'Gymnasial nivå': [720, [0.71, 0.72, 0.7, 0.73], [0.16, 0.16, 0.17, 0.14]] };
csv(
  'komvux.csv',
  ['Enhet', 'Läsår', 'Nivå', 'Kursdeltagare', 'Betyg lägst E', 'Avbrott'],
  Object.entries(levels).flatMap(([level, [size, passed, stopped]]) =>
    years.map((year, y) => {
      const count = near(size + y * 12, 15);
      return ['komvux', year, level, count, Math.round(count * passed[y]), Math.round(count * stopped[y])];
    }),
  ),
);

// ---- reports of abusive treatment and complaints ---------------------------------------------------

const reports = {
  tallbackaskolan: [[38, 41, 52, 61], [6, 8, 11, 12]],
  almskolan: [[19, 21, 24, 37], [4, 3, 5, 10]],
  strandskolan: [[11, 12, 10, 12], [3, 3, 2, 4]],
  backebo: [[2, 1, 3, 2], [0, 1, 0, 1]],
  lindskolan: [[44, 40, 35, 31], [9, 7, 8, 6]],
  lindbergagymnasiet: [[14, 13, 15, 16], [5, 6, 5, 7]],
};
csv(
  'krankningar.csv',
  ['Enhet', 'Läsår', 'Anmälda kränkningar', 'Utredda inom två veckor', 'Klagomål'],
  Object.entries(reports).flatMap(([unit, [cases, complaints]]) =>
    years.map((year, y) => [unit, year, cases[y], Math.round(cases[y] * [0.7, 0.74, 0.8, 0.86][y]), complaints[y]]),
  ),
);

// ---- references: as others publish them (values invented), with the marks that such files have -----

const gone = '.';
const nation = {
  // indicator: values per school year for all; a list of three is [alla, F, P]
  meritvärde: [[226.8, 239.1, 215.2], [227.4, 239.5, 216], [228.7, 240.6, 217.4]],
  'behörig-yrkes': [[85.2, 86.6, 83.9], [84.6, 86.1, 83.2], [85.2, 86.5, 84]],
  'alla-ämnen-åk9': [[74.1, 77, 71.4], [73.6, 76.6, 70.8], [73.9, 76.8, 71.2]],
  flerspråkiga: [26.4, 26.9, 27.2, 27.4],
  'lärare-behöriga': [71.6, 72.4, 73.1, 73.6],
  'elever-per-lärare': [12.1, 12, 11.9, 11.9],
  'np-matematik-åk3': [69.4, 70.1, 70.6],
  'np-svenska-åk3': [75.2, 75.9, 76.4],
  'trygghet-åk5': [gone, 7.7, gone, 7.8],
  'trygghet-åk8': [gone, 7.1, gone, 7.1],
  'studiero-åk5': [gone, 6, gone, 6.1],
  'studiero-åk8': [gone, 5.1, gone, 5.2],
  'förskollärare-legitimerade': [40.9, 40.6, 40.8, 41.2],
  'barn-per-årsarbetare': [5.2, 5.1, 5.1, 5],
  'barn-per-grupp': [14.9, 14.8, 14.6, 14.4],
  'fritidshem-elever-per-årsarbetare': [20.1, 20, 19.8, 19.7],
  'gymnasieexamen-3år': [70.8, 71.1, 71.6],
  'högskolebehörighet-3år': [56.2, 56.6, 57],
  'sfi-klarat': [50.1, 50.8, 51.6],
  'anpassad-specialpedagogisk-examen': [21.3, 21.9, 22.4, 22.8],
};
const similar = {
  meritvärde: [[222.1, 234.9, 210.1], [222.8, 235.4, 210.9], [223.5, '..', '..']],
  'behörig-yrkes': [[84.1, 85.8, 82.5], [83.9, 85.5, 82.3], [84.3, '~100', '..']],
  'alla-ämnen-åk9': [[72.4, 75.6, 69.3], [72, 75.1, 69.1], [72.6, 75.5, 69.8]],
  'lärare-behöriga': [72.8, 73.3, 74.2, 74.6],
  'elever-per-lärare': [12, 11.9, 11.8, 11.7],
  'np-matematik-åk3': [70.2, 71, 71.1],
  'np-svenska-åk3': [76, 76.4, 77.2],
  'trygghet-åk5': [gone, 7.9, gone, 7.9],
  'förskollärare-legitimerade': [42.3, 42.1, 42.6, 43],
  'barn-per-årsarbetare': [5.2, 5.2, 5.1, 5.1],
  'gymnasieexamen-3år': [71.9, 72.3, 72.4],
  'sfi-klarat': [50.9, '..', 52.4],
};
function reference(name, values, [all, girls, boys]) {
  const rows = Object.entries(values).flatMap(([indicator, list]) =>
    list.flatMap((value, y) => (Array.isArray(value) ? value.map((one, s) => [indicator, years[y], [all, girls, boys][s], one]) : [[indicator, years[y], all, value]])),
  );
  csv(name, ['indikator', 'läsår', 'kön', 'värde'], rows);
}
reference('riket.csv', nation, ['alla', 'F', 'P']);
// The same columns as Kolada names the sexes: T, K, M.
reference('liknande.csv', similar, ['T', 'K', 'M']);
