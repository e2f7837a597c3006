import assert from 'node:assert/strict';
import { h } from 'hastscript';
import { Fault } from '../../extension/base/fault.ts';
import { renderHtml } from '../../extension/output/html/render-html.ts';
import { openLayout } from '../../extension/output/layout.ts';
import { samplePage } from './sample-page.ts';
import { shippedLayout } from './shipped-layout.ts';

describe('a page as HTML', () => {
  it('is one file that loads nothing', async () => {
    const html = await renderHtml(samplePage(), await shippedLayout('webb'));
    assert.match(html, /<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
    const loads = [...html.matchAll(/(?:src=["']?|url\()(?!data:)([^"')\s>]+)/g)].map(match => match[1]);
    assert.deepEqual(loads, []);
    assert.doesNotMatch(html, /<script|<link|@import/i);
    assert.match(html, /src:url\(data:font\/woff2;base64,/);
  });

  it('has landmarks, a way past the contents, and a link for each heading of the contents', async () => {
    const html = await renderHtml(samplePage(), await shippedLayout('webb'));
    assert.match(html, /<html lang="sv">/);
    assert.match(html, /<a class="ska-hoppa" href="#text">/);
    assert.match(html, /<main id="text"/);
    assert.match(html, /<nav class="ska-innehåll" aria-labelledby="innehåll">/);
    const targets = [...html.matchAll(/<a href="#([^"]+)">/g)].map(match => match[1]);
    assert.ok(targets.length > 10);
    for (const target of targets) assert.ok(html.includes(`id="${target}"`), target);
  });

  it('says UTKAST until the report is signed off, whatever its status is called', async () => {
    const page = samplePage();
    const draft = samplePage({ cover: { ...page.cover, status: { name: 'granskad', draft: true } } });
    const done = samplePage({ cover: { ...page.cover, status: { name: 'fastställd', draft: false } } });
    for (const name of ['webb', 'utskrift'] as const) {
      const layout = await shippedLayout(name);
      assert.match(await renderHtml(draft, layout), />UTKAST</);
      assert.doesNotMatch(await renderHtml(done, layout), /UTKAST/);
    }
  });

  it('puts the contents where the report says, and leaves no trace of the place without contents', async () => {
    const body = [
      h('h2', { id: 'a' }, 'Först'),
      h('nav', { dataSka: 'innehåll' }),
      h('h2', { id: 'b' }, 'Sedan'),
    ];
    const layout = await shippedLayout('utskrift');
    const text = await renderHtml(samplePage({ body }), layout);
    const at = (part: string) => text.indexOf(part);
    assert.ok(
      at('id="a"') < at('<nav class="ska-innehåll"') && at('<nav class="ska-innehåll"') < at('<h2 id="b"'),
    );
    assert.doesNotMatch(await renderHtml(samplePage({ body, contents: false }), layout), /<nav/);
  });

  it('drops what could load, run or lead away, and keeps the text around it', async () => {
    const body = [
      h('p', ['före', h('script', 'alert(1)'), h('iframe', { src: 'file:///etc/passwd' }), 'efter']),
      h('p', { onClick: 'x()', style: 'background:url(http://x.invalid/)' }, [
        h('a', { href: 'javascript:alert(1)' }, 'länk'),
      ]),
      h('img', { src: 'file:///etc/passwd', alt: 'bild' }),
      h('meta', { httpEquiv: 'refresh', content: '0;url=http://x.invalid/' }),
      h('object', { data: 'file:///etc/passwd' }),
      h('p', '</style><script>1</script>'),
    ];
    const page = samplePage({
      body,
      title: '</title><script>2</script>',
      runningHeader: '"}</style><script>3</script>',
    });
    const html = await renderHtml(page, await shippedLayout('utskrift'));
    assert.doesNotMatch(html, /<script|<iframe|<object|file:|javascript:|x\.invalid|onclick|refresh/i);
    assert.match(html, /föreefter/);
    assert.match(html, />länk</);
  });

  it('takes a theme’s colour only if it is one', async () => {
    const evil = { colours: { primary: 'red;}body{display:none' }, fontFamily: 'X";}*{color:red' };
    const html = await renderHtml(samplePage({ theme: evil }), await shippedLayout('webb'));
    assert.doesNotMatch(html, /display:none\b.*--typsnitt|\*\{color:red/);
    assert.match(html, /--huvud:#1f4e79/);
  });

  it('carries only the fonts whose signs it has', async () => {
    const layout = await shippedLayout('webb');
    const faces = async (text: string) =>
      [...(await renderHtml(samplePage({ body: [h('p', text)] }), layout)).matchAll(/@font-face/g)].length;
    assert.ok((await faces('Šárka')) > (await faces('Åsa')));
  });

  it('uses a project’s own template by name, and tells its line when it is wrong', async () => {
    const shipped = async () => '';
    const own = await openLayout('webb', [], shipped, async path =>
      path.endsWith('.hbs') ? '<h1>{{titel}}</h1>\n{{{text}}}' : undefined,
    );
    const html = await renderHtml(samplePage({ body: [h('p', 'Hej')] }), own);
    assert.match(html, /<h1>Kvalitetsrapport Tallbackaskolan<\/h1>\n<p>Hej<\/p>/);
    const wrong = { ...own, template: 'x\n{{rubrik}}' };
    await assert.rejects(renderHtml(samplePage(), wrong), (error: unknown) => {
      assert.ok(error instanceof Fault);
      assert.equal(error.code, 'template.unknown-name');
      assert.equal((error.args as { line?: number }).line, 2);
      return true;
    });
  });

  it('refuses a depth of contents that is none', async () => {
    await assert.rejects(renderHtml(samplePage({ contents: 9 }), await shippedLayout('webb')), Fault);
  });
});
