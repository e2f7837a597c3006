// The script of the preview: shows the page that its host sends, and changes only what has changed.
import { findHost } from './host.ts';
import type { ToPage } from './message.ts';
import { lineOf, patch } from './patch.ts';
import { keepingPlace, offsetOf, topLine } from './scroll.ts';

const host = findHost();
const start = JSON.parse(document.getElementById('ska-start')?.textContent ?? '{}') as Record<
  string,
  unknown
>;
const sheet = document.getElementById('ska-blad') as HTMLElement;
let main: Element | undefined;
/** Set while the page scrolls because it was told to: the host knows that line already. */
let told = false;
let restored = false;

/** Pixels above a block that is gone to. */
const margin = 24;

const blocks = (): readonly Element[] => [...(main?.children ?? [])].filter(child => lineOf(child) > 0);
const keep = (more: Record<string, unknown>) => {
  host.state = { ...host.state, ...more };
};

// What an editor needs to open this page again.
keep({ uri: start.uri, view: start.view });
host.listen(message => {
  take(message);
});
host.send({ type: 'ready' });

function take(message: ToPage): void {
  if (message.type === 'page') show(message);
  else if (message.type === 'reveal') reveal(message.line, message.cursor === true);
  else if (message.type === 'problem') problem(message.text);
  else location.reload();
}

function show(page: ToPage & { type: 'page' }): void {
  document.title = page.title;
  // The editor's own classes stay: they tell its colours.
  document.body.classList.remove(...[...document.body.classList].filter(name => name.startsWith('ska-')));
  document.body.classList.add(`ska-${page.view}`);
  problem('');
  keepingPlace(blocks, () => {
    if (page.shell !== undefined) renewShell(page.shell);
    if (main && !patch(main, page.blocks)) host.send({ type: 'ready' });
  });
  if (!restored) {
    restored = true;
    const line = Number(host.state.line ?? 0);
    if (line > 1) reveal(line, false);
  }
}

/** New surroundings of the text; the text itself moves into them as it is. */
function renewShell(html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  const place = template.content.querySelector('[data-ska-text]');
  if (place?.parentElement) {
    const now = document.createElement('div');
    now.dataset.skaText = '';
    now.append(...(main?.childNodes ?? []));
    // The blocks are children of the layout's own element, as on the finished page.
    place.replaceWith(...now.childNodes);
    main = template.content.querySelector('.ska-text') ?? undefined;
  }
  sheet.replaceChildren(template.content);
}

function reveal(line: number, cursor: boolean): void {
  const all = blocks();
  if (cursor) {
    for (const block of all) block.classList.remove('ska-här');
    all.findLast(block => lineOf(block) <= line)?.classList.add('ska-här');
    return;
  }
  const top = offsetOf(all, line);
  if (Math.abs(top - window.scrollY) < 2) return;
  told = true;
  window.scrollTo({ top, behavior: 'instant' });
}

function problem(text: string): void {
  let box = document.getElementById('ska-hinder');
  if (!text) {
    box?.remove();
    return;
  }
  if (!box) {
    box = document.createElement('p');
    box.id = 'ska-hinder';
    box.setAttribute('role', 'alert');
    document.body.prepend(box);
  }
  box.textContent = text;
}

window.addEventListener('scroll', () => {
  const line = topLine(blocks());
  keep({ line });
  if (told) {
    told = false;
    return;
  }
  host.send({ type: 'scrolled', line });
});

/** `n` and `p` lead from one marked block to the next, as in a comparison. */
document.addEventListener('keydown', event => {
  if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'n' && event.key !== 'p')) return;
  const marked = blocks().filter(block => block.matches('.ska-ändrad, .ska-borta-före'));
  const top = (block: Element) => block.getBoundingClientRect().top - margin;
  const to =
    event.key === 'n' ? marked.find(block => top(block) > 2) : marked.findLast(block => top(block) < -2);
  if (to) window.scrollBy({ top: top(to), behavior: 'instant' });
});

document.addEventListener('click', event => {
  const target = event.target as Element;
  if (target.closest('a, summary, button')) return;
  const directive = target.closest('[data-plats]') as HTMLElement | null;
  const block = target.closest('[data-rad]');
  if (!block) return;
  const [line = 0, column = 1] = (directive?.dataset.plats ?? '0:1').split(':').map(Number);
  if (directive || event.detail === 2) host.send({ type: 'open', line: lineOf(block) + line, column });
});
