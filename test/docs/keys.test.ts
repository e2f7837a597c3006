import assert from 'node:assert/strict';
import { indicatorSchema } from '../../extension/indicators/schema.ts';
import { configSchema } from '../../extension/project/config-schema.ts';
import { frontMatterSchema } from '../../extension/report/front-matter.ts';
import { textOf } from './guide.ts';

/** What the tool alone writes, and an author never does. */
const written = new Set(['steg']);

describe('keys of the YAML files', () => {
  const named = (page: string, keys: readonly string[]) =>
    assert.deepEqual(
      keys.filter(key => !written.has(key) && !new RegExp(`\`${key}(?::[^\`]*)?\``, 'u').test(textOf(page))),
      [],
    );

  it('of ska.yaml stand in docs/projektet.md', () => {
    named('docs/projektet.md', Object.keys(configSchema.properties));
    named('docs/projektet.md', Object.keys(configSchema.properties.enheter.items.properties));
  });

  it('of indikatorer.yaml stand in docs/indikatorer.md', () => {
    named('docs/indikatorer.md', Object.keys(indicatorSchema.properties));
  });

  it('of a report stand in docs/skriva.md', () => {
    named('docs/skriva.md', Object.keys(frontMatterSchema.properties));
  });
});
