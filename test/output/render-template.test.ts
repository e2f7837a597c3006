import assert from 'node:assert/strict';
import { Fault } from '../../extension/base/fault.ts';
import { sentence } from '../../extension/base/problems.ts';
import { renderTemplate, renderTrustedTemplate } from '../../extension/output/template/render-template.ts';

const data = { titel: 'Rapport <1>', rader: [1, 2, 3], cover: { namn: 'A' }, tom: null };

async function faultOf(run: Promise<string>): Promise<Fault> {
  return run.then(
    text => assert.fail(`no fault, but: ${text}`),
    (error: unknown) => {
      assert.ok(error instanceof Fault, String(error));
      return error;
    },
  );
}

describe('a project’s template', () => {
  it('gives text, escaped for HTML unless told otherwise', async () => {
    assert.equal(await renderTemplate('{{titel}}{{#if tom}}!{{/if}}', 'm.hbs', data), 'Rapport &lt;1&gt;');
    assert.equal(await renderTemplate('{{titel}}', 'm.md', data, { escape: false }), 'Rapport <1>');
  });

  it('has the helpers that the shipped templates have', async () => {
    assert.equal(
      await renderTemplate('{{#each rader}}{{#if (lika this 2)}}två{{/if}}{{/each}}', 'm.hbs', data),
      'två',
    );
  });

  it('names the line and the name that does not exist', async () => {
    const fault = await faultOf(renderTemplate('a\nb {{titlen}}', 'm.hbs', data));
    assert.equal(fault.code, 'template.unknown-name');
    assert.deepEqual(fault.args, {
      template: 'm.hbs',
      line: 2,
      found: 'titlen',
      allowed: 'cover, rader, titel, tom',
    });
  });

  it('names the line of a block that is never closed', async () => {
    const fault = await faultOf(renderTemplate('a\n\n{{#if titel}}', 'm.hbs', data));
    assert.equal(fault.code, 'template.broken');
    assert.equal((fault.args as { line?: number }).line, 3);
    assert.match(
      sentence(fault.code, fault.args as never, 'sv'),
      /går inte att använda \(rad 3\): ett block som börjar med \{\{# … \}\} avslutas aldrig med \{\{\/ … \}\}, nära ”.*\{\{#if titel\}\}”\. Rätta/,
    );
  });

  for (const [what, template, says] of [
    [
      'closed with three braces',
      '<main>{{#each rader}}}\n{{/each}}',
      'klamrarna {{ och }} passar inte ihop, nära ”<main>{{#each rader}}',
    ],
    [
      'closed by another name',
      '{{#if titel}}x{{/each}}',
      'ett annat namn än det började med ({{#if}} … {{/each}})',
    ],
    ['closed and never begun', 'x{{/if}}', 'men har aldrig börjat'],
  ] as const)
    it(`tells a block that is ${what} in words`, async () => {
      const fault = await faultOf(renderTemplate(template, 'm.hbs', data));
      const told = sentence(fault.code, fault.args as never, 'sv');
      assert.ok(told.includes(says), told);
      assert.doesNotMatch(told, /Expecting|EOF/);
    });

  it('calls its parts by name, and says which part is wrong, where', async () => {
    const part = (source: string) => ({ parts: { del: { source, file: 'mallar/del.hbs' } }, escape: false });
    const whole = '{{#each rader}}{{> del}}{{/each}}';
    const once = '{{> del}}';
    assert.equal(await renderTemplate(whole, 'm.hbs', data, part('<{{this}}>')), '<1><2><3>');
    const inside = await faultOf(renderTemplate(once, 'm.hbs', data, part('a\n{{titlen}}')));
    assert.equal(inside.code, 'template.unknown-name');
    assert.deepEqual(
      [(inside.args as { template: string }).template, (inside.args as { line?: number }).line],
      ['mallar/del.hbs', 2],
    );
    assert.equal(
      (await faultOf(renderTemplate(whole, 'm.hbs', data, part('{{titlen}}')))).code,
      'template.unknown-name',
    );
    const unclosed = await faultOf(renderTemplate(whole, 'm.hbs', data, part('a\n{{#if titel}}')));
    assert.deepEqual(
      [unclosed.code, (unclosed.args as { template: string }).template],
      ['template.broken', 'mallar/del.hbs'],
    );
    const unknown = await faultOf(renderTemplate('a\n\n{{> dell}}', 'm.hbs', data, part('x')));
    assert.equal(unknown.code, 'template.unknown-part');
    assert.deepEqual(unknown.args, {
      template: 'm.hbs',
      line: 3,
      found: 'dell',
      allowed: 'del',
      nearest: 'del',
    });
  });

  it('is stopped when a part calls itself for ever', async () => {
    const fault = await faultOf(
      renderTemplate('{{> del}}', 'm.hbs', data, { parts: { del: { source: '{{> del}}', file: 'd.hbs' } } }),
    );
    assert.equal((fault.args as { template: string }).template, 'd.hbs');
  });

  it('keeps what it puts into a comment inside the comment', async () => {
    assert.equal(
      await renderTemplate(
        '<!-- {{kommentar x}} -->',
        'm.md',
        { x: 'a --> b --- <!-- c' },
        { escape: false },
      ),
      '<!-- a –› b – <!– c -->',
    );
    assert.equal(await renderTemplate('{{lista rader}}', 'm.hbs', data), '1, 2 och 3');
  });

  for (const source of [
    '{{constructor}}',
    '{{cover.constructor.name}}',
    '{{cover.__proto__.toString}}',
    '{{#with cover as |c|}}{{c.constructor}}{{/with}}',
    '{{lookup cover "constructor"}}',
    '{{log "::set-output::"}}',
    '{{helperMissing}}',
    '{{#blockHelperMissing}}{{/blockHelperMissing}}',
    '{{> (lika 1 1)}}',
    '{{> (gemener "CONSTRUCTOR")}}',
    '{{> constructor}}',
    '{{#> toString}}{{/toString}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{rader.map}}',
    '{{@root.constructor}}',
  ]) {
    it(`gets nothing out of ${source}`, async () => {
      const text = await renderTemplate(source, 'm.hbs', data).catch((error: unknown) => {
        assert.ok(error instanceof Fault, String(error));
        return '';
      });
      assert.doesNotMatch(text, /function|Object|native/);
    });
  }

  it('is stopped when it takes too long', async () => {
    const endless = '{{#each @root.a}}'.repeat(5) + '{{/each}}'.repeat(5);
    const fault = await faultOf(
      renderTemplate(endless, 'm.hbs', { a: Array.from({ length: 500 }, () => 1) }, { time: 1500 }),
    );
    assert.equal(fault.code, 'template.too-slow');
  });

  it('is stopped when it takes too much memory', async () => {
    const huge = `${'{{#each @root.a}}'.repeat(3)}xxxxxxxxxxxxxxxx{{@index}}${'{{/each}}'.repeat(3)}`;
    const fault = await faultOf(
      renderTemplate(
        huge,
        'm.hbs',
        { a: Array.from({ length: 700 }, () => 1) },
        { time: 50_000, memory: 24 },
      ),
    );
    assert.equal(fault.code, 'template.too-large');
  });
});

describe('a shipped template', () => {
  it('is as strict as a project’s', () => {
    assert.throws(() => renderTrustedTemplate('{{saknas}}', 'm.hbs', data), Fault);
    assert.equal(renderTrustedTemplate('{{versaler titel}}', 'm.hbs', data), 'RAPPORT &lt;1&gt;');
  });
});
