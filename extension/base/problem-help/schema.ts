import type { schemaProblems } from '../problems/schema.ts';
import type { AreaHelp } from './area-help.ts';

/** Help on YAML texts and on values that a schema does not allow. */
export const schemaHelp: AreaHelp<typeof schemaProblems> = {
  title: 'YAML-filer och rapporternas huvuden',
  introduction:
    '`ska.yaml`, `indikatorer.yaml`, `data/datapackage.yaml` och huvudet i varje rapport är skrivna i YAML: `nyckel: värde`, med mellanslag efter kolonet och indrag med mellanslag. Vilka nycklar som finns står i [projektet.md](projektet.md), [indikatorer.md](indikatorer.md) och [data.md](data.md), och som JSON Schema i mappen `schemas`.',
  codes: {
    'yaml.broken': { example: { cause: 'no-blank-after-colon' } },
    'yaml.duplicate-key': { example: { key: 'redovisar', firstLine: 6 } },
    'yaml.code-without-quotes': { example: { key: 'kommunkod', written: '0128' } },
    'yaml.text-after-hash': { example: { key: 'huvud', lost: '#005a8c' } },
    'yaml.curly-quotes': { example: { key: 'namn' } },
    'schema.unknown-key': {
      example: { key: 'enhter', allowed: ['enheter', 'rapporter', 'områden'], nearest: 'enheter' },
    },
    'schema.missing-key': {
      example: { missing: 'namn', within: 'huvudman', description: 'Huvudmannens namn.' },
    },
    'schema.empty-value': { example: { key: 'namn', allowed: ['text'] } },
    'schema.wrong-type': {
      example: {
        key: 'målvärde',
        found: { kind: 'text', text: '92,5' },
        allowed: ['number'],
        hint: 'decimal-comma',
      },
    },
    'schema.not-allowed': {
      example: {
        key: 'status',
        found: 'klar',
        allowed: ['utkast', 'inlämnad', 'åter', 'granskad', 'fastställd'],
        or: [],
      },
    },
    'schema.pattern': {
      example: {
        key: 'redovisar',
        found: '2025-2026',
        description: 'Läsåret som redovisas.',
        examples: ['2025/26'],
      },
    },
    'schema.too-small': { example: { key: 'tröskel', limit: '2', found: '1', exclusive: false } },
    'schema.too-large': { example: { key: 'decimaler', limit: '4', found: '6', exclusive: false } },
    'schema.not-multiple': { example: { key: 'tröskel', limit: '5', found: '7' } },
    'schema.too-few': { example: { key: 'namn', limit: '1', found: '0', of: 'characters' } },
    'schema.too-many': { example: { key: 'förkortning', limit: '10', found: '14', of: 'characters' } },
    'schema.repeated-item': { example: { key: 'skolform', item: 'grundskola' } },
    'schema.bad-name': {
      example: {
        name: 'NP godkänt',
        description: 'Små bokstäver, siffror och bindestreck, inga mellanslag.',
        examples: ['np-godkänt'],
      },
    },
    'schema.not-valid': {
      example: {
        key: 'skydd',
        found: { kind: 'text', text: 'inget' },
        examples: ['{ antal: elever }', 'ingen'],
      },
    },
    'schema.file-missing': {
      example: { file: 'scheman/enhet.json', nearest: 'scheman/enhet.schema.json' },
    },
    'schema.not-json': { example: { file: 'scheman/enhet.schema.json' } },
    'schema.ref-unknown': { example: { ref: '#/$defs/ansvarig', nearest: undefined } },
    'schema.ref-remote': { example: { ref: 'https://example.org/enhet.schema.json' } },
    'schema.ref-outside': { example: { ref: '../../annat/enhet.schema.json' } },
    'schema.pattern-unsafe': { example: { pattern: '^(?=.*ska)' } },
    'schema.not-composed': { example: { base: 'https://ska-rapport.se/schemas/rapport.schema.json' } },
    'schema.hides-keys': { example: { keys: ['typ', 'enhet'] } },
    'schema.changes-type': { example: { key: 'läsår' } },
    'schema.unusable': {
      example: { file: 'scheman/enhet.schema.json', reason: 'det är inte giltig JSON' },
    },
  },
};
