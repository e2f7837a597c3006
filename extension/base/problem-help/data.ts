import type { dataProblems } from '../problems/data.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on the data package and its files. */
export const dataHelp: AreaHelp<typeof dataProblems> = {
  title: 'Datafiler',
  introduction:
    'Det som står i `data/datapackage.yaml`, och varje värde i filerna som beskrivs där. Plats och rad anges i filen själv; i en arbetsbok bladet och cellen. Efter tjugo fynd av samma slag i en fil sägs bara hur många de är. Se [data.md](data.md).',
  codes: {
    'data.workbook-large': { example: { size: 900_000_000, limit: 200_000_000 } },
    'data.table-twice': { example: { table: 'elever' } },
    'data.field-twice': { example: { column: 'elever' } },
    'data.dimension-twice': { example: { dimension: 'enhet', column: 'skola', first: 'skolenhetskod' } },
    'data.unknown-field': { example: { column: 'lasår', nearest: 'läsår' } },
    'data.unknown-table': { example: { table: 'elev', nearest: 'elever' } },
    'data.unknown-encoding': { example: { encoding: 'utf8-bom', nearest: 'utf-8' } },
    'data.broken-pattern': { example: { pattern: '\\d{8' } },
    'data.no-files': { example: { path: 'data/lokalt/*/frånvaro.csv' } },
    'data.really-workbook': { example: { format: 'csv' } },
    'data.not-text': { example: { kind: 'xls' } },
    'data.table-large': { example: { lines: 1_200_000, limit: 500_000 } },
    'data.sheet-missing': {
      example: { sheet: 'Fritids', sheets: ['Fritidshem', 'Kommentarer'], nearest: 'Fritidshem' },
    },
    'data.wrong-encoding': {
      example: { file: 'data/larare.csv', declared: 'utf-8', found: 'windows-1252' },
      note: 'Excel sparar ”CSV (avgränsad)” i windows-1252 och ”CSV UTF-8” i UTF-8. Båda går att läsa.',
    },
    'data.lost-letters': {
      example: { encoding: 'utf-8' },
      note: 'Å, ä och ö har redan bytts mot � i filen och går inte att få tillbaka ur den. Det händer när en fil öppnas med fel kodning och sparas igen.',
    },
    'data.wrong-delimiter': { example: { declared: ',', found: ';' } },
    'data.open-quote': { example: { quote: '"' } },
    'data.header-missing': {
      example: { wanted: ['skolenhetskod', 'läsår', 'elever'], found: ['Statistik från Skolverket'] },
    },
    'data.column-missing': {
      example: { column: 'elever', found: ['Antal elever'], nearest: 'Antal elever' },
      note: 'Källor byter ofta ord i sina rubriker. Lägg till det nya i `ska:alias` i stället för att ändra i filen, så går både gamla och nya filer att läsa.',
    },
    'data.column-repeated': { example: { column: 'Antal', first: 4, second: 6 } },
    'data.column-extra': {
      example: { columns: ['Kommentar', 'Uppdaterad'] },
      note: 'Det är bara ett tips: en fil får ha kolumner som ingen rapport behöver.',
    },
    'data.ragged-row': { example: { found: 6, expected: 7 } },
    'data.row-twice': { example: { first: 14 } },
    'data.key-twice': {
      example: { key: '90000001, 2025/26, F', first: 8 },
      note: '`primaryKey` säger vad som gör en rad unik. Står samma enhet, läsår och kön på två rader är det fel i filen, eller så saknas en kolumn i nyckeln.',
    },
    'data.key-unknown': { example: { key: '90000099', table: 'elever' } },
    'data.filter-empty': { example: { rows: 368 } },
    'data.filter-column': { example: { column: 'kommun', nearest: 'kommunkod' } },
    'data.unknown-mark': {
      example: { column: 'elever', value: 'u.s.' },
      note: 'Vilka markeringar som känns igen, och hur man beskriver andra, står i [data.md](data.md#markeringar).',
    },
    'data.ambiguous-mark': { example: { column: 'behöriga', value: '-' } },
    'data.not-integer': { example: { column: 'elever', value: '24,5' } },
    'data.not-date': { example: { column: 'datum', value: '20/6 2026' } },
    'data.dimension-value': { example: { column: 'läsår', value: '25', dimension: 'läsår' } },
    'data.lost-zero': { example: { column: 'kommunkod', value: '128', restored: '0128', length: 4 } },
    'data.unit-unknown': { example: { column: 'skolenhetskod', value: '90000099', key: 'skolenhetskod' } },
    'data.unit-folder': { example: { folder: 'tallbacka' } },
    'data.value-required': { example: { column: 'skolenhetskod', cell: 'B14' } },
    'data.value-not-unique': { example: { column: 'skolenhetskod', value: '90000001', first: 2 } },
    'data.value-too-small': { example: { column: 'elever', value: '−3', limit: '0' } },
    'data.value-too-large': { example: { column: 'andel', value: '104', limit: '100' } },
    'data.value-not-allowed': {
      example: { column: 'kön', value: 'X', allowed: ['F', 'P'] },
    },
    'data.value-pattern': { example: { column: 'skolenhetskod', value: '9000001', pattern: '\\d{8}' } },
    'data.value-length': {
      example: { column: 'kommunkod', value: '12345', length: 5, limit: 4, most: true },
    },
    'data.stuck': { example: { table: 'elever', path: 'data/elever.xlsx', seconds: 30 } },
    'data.more': { example: { of: 'data.unknown-mark', count: 31 } },
  },
};
