// Turns answers of Skolverket's API "planned educations" v4 (/v4/school-units/{code}/statistics/gr) into one table.
// Run: node data/skapa-serier.mjs answers.json   (answers.json: [{ schoolUnitCode, response: { body } }, …])
// Values stay as Skolverket wrote them; a value that is not a plain number keeps its mark.
import { readFileSync, writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node data/skapa-serier.mjs answers.json');
  process.exit(64);
}

/** What each type of value may look like; anything else stops the script rather than being guessed at. */
const shapes = {
  EXISTS: /^(cirka )?\d+(,\d+)?$/,
  MISSING: /^\.$/,
  OMITTED_DUE_TO_BASED_ON_FEW_PUPILS: /^\.\.$/,
  ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE: /^~100$/,
  TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION: /^\*$/,
};

const rows = [];
let withoutPeriod = 0;
for (const { schoolUnitCode, response } of JSON.parse(readFileSync(file, 'utf8'))) {
  for (const [measure, values] of Object.entries(response.body)) {
    if (!Array.isArray(values)) continue;
    for (const { value, valueType, timePeriod } of values) {
      if (valueType === 'MISSING' && value === null && timePeriod === null) {
        // The unit does not have the grade year at all: there is no period to put a mark at.
        withoutPeriod += 1;
        continue;
      }
      if (!shapes[valueType]?.test(value)) throw new Error(`${schoolUnitCode} ${measure} ${timePeriod}: ${valueType} "${value}"`);
      rows.push([schoolUnitCode, timePeriod, measure, value]);
    }
  }
}
rows.sort((a, b) => (a.join(';') < b.join(';') ? -1 : 1));
const lines = [['skolenhetskod', 'läsår', 'mått', 'värde'], ...rows].map((row) => row.join(';'));
writeFileSync(new URL('skolverket-api-serier.csv', import.meta.url), `${lines.join('\n')}\n`);
console.log(`${rows.length} values; ${withoutPeriod} left out, since the source gives neither value nor period for them`);
